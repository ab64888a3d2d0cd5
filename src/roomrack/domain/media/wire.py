"""Shapes of photos: the form that asks for one, a photo, and the task that fetches it (docs/contract.md 5)."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from roomrack.domain.media.rules import Photo
from roomrack.domain.media.service import url_of
from roomrack.infra.http.values import Given
from roomrack.infra.tasks import Task


class Wanted(BaseModel):
    """The form that asks for a photo."""

    model_config = ConfigDict(extra="ignore")

    url: Annotated[str, Given, Field(max_length=2048)]


def photo(one: Photo) -> dict[str, Any]:
    """A photo with the addresses of its files, the largest first."""
    sizes = [
        {"url": url_of(file), "width": size.width, "height": size.height, "bytes": size.bytes}
        for file, size in zip(one.picture.files, one.picture.sizes, strict=True)
    ]
    return _present(
        {
            "id": one.id,
            "name": one.name,
            **sizes[0],
            "type": one.picture.kind.media,
            "product": one.place.product,
            "pmsRoom": one.place.pms_room,
            "source": one.source,
            "createTime": one.created_at,
            "sizes": sizes,
        }
    )


def task(one: Task) -> dict[str, Any]:
    """The task that was asked for."""
    return {"id": one.id, "status": one.status.value}


def queued(one: Task) -> dict[str, Any]:
    """`Task`: a photo that was asked for, and what became of it."""
    return _present(
        {
            **task(one),
            "type": one.kind,
            "reason": one.reason,
            "product": one.product,
            "pmsRoom": one.subject.get("pmsRoom"),
            "url": one.subject["url"],
            "photo": one.subject.get("photo"),
            "createTime": one.created_at,
            "updateTime": one.updated_at,
        }
    )


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
