"""What a property wants of its invoices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from roomrack.domain.invoices.rules.amounts import Nature
from roomrack.domain.invoices.rules.documents import SERIES, Kind, Party, PaymentMode, loaded_party, stored_party

TAX_REGIMES = frozenset({"RF01", "RF02", *(f"RF{number:02}" for number in range(4, 20)), "RF20"})
"""Italian tax regimes (FatturaPA, RegimeFiscale)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one property."""

    issuer: Party = field(default_factory=Party)
    """What stands in the heading instead of what the property says of itself."""
    tax_regime: str = "RF01"
    exemption: Nature | None = None
    """Why rooms owe no VAT, where the property's rate is 0."""
    series: Mapping[Kind, str] = field(default_factory=lambda: dict(SERIES))
    first_numbers: Mapping[Kind, int] = field(default_factory=dict)
    """With which number a series begins in a year in which nothing was issued in it yet; 1 where none is named."""
    payment_days: int = 0
    """Days until a document is due."""
    payment_mode: PaymentMode = PaymentMode.UNKNOWN
    iban: str | None = None
    notes: str | None = None
    """What stands at the foot of every document."""
    electronic: bool = False
    """Whether invoices and credit notes go to the Italian tax office's exchange."""


def stored(settings: Settings) -> dict[str, Any]:
    """Settings as JSON."""
    return {
        "issuer": stored_party(settings.issuer),
        "tax_regime": settings.tax_regime,
        "exemption": settings.exemption and settings.exemption.value,
        "series": {kind.value: series for kind, series in settings.series.items()},
        "first_numbers": {kind.value: number for kind, number in settings.first_numbers.items()},
        "payment_days": settings.payment_days,
        "payment_mode": settings.payment_mode.value,
        "iban": settings.iban,
        "notes": settings.notes,
        "electronic": settings.electronic,
    }


def loaded(value: Mapping[str, Any] | None) -> Settings:
    """The reverse of `stored`; what a property never set is as it is by itself."""
    if value is None:
        return Settings()
    exemption = value["exemption"]
    return Settings(
        issuer=loaded_party(value["issuer"]),
        tax_regime=value["tax_regime"],
        exemption=exemption and Nature(exemption),
        series={**SERIES, **{Kind(kind): series for kind, series in value["series"].items()}},
        first_numbers={Kind(kind): number for kind, number in value["first_numbers"].items()},
        payment_days=value["payment_days"],
        payment_mode=PaymentMode(value["payment_mode"]),
        iban=value["iban"],
        notes=value["notes"],
        electronic=value["electronic"],
    )
