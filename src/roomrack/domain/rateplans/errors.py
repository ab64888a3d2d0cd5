"""What the system refuses about rate plans."""

from roomrack.core.errors import NotFound, RuleError

KIND = "RatePlan"
"""What a missing rate plan is called in `element`."""


class RatePlanNotFound(NotFound):
    """The rate plan of the path does not exist, was deleted, or is another property's."""

    code = "rate_plan_not_found"
    template = "{kind} {plan} not found."

    def __init__(self, plan: int) -> None:
        """`plan` is the id that was asked for."""
        super().__init__(KIND, plan=plan)


class NamedByRatePlans(RuleError):
    """Rate plans name what is to be deleted."""

    code = "named_by_rate_plans"
    template = "Rate plans name it: {plans}."
