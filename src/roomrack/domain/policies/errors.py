"""What the system refuses about policies."""

from roomrack.core.errors import NotFound, ParamsError, RuleError, UnknownReference

KIND = "Policy"
"""What a missing policy is called in `element`."""


class PolicyNotFound(NotFound):
    """The policy of the path does not exist, was deleted, or is another property's."""

    code = "policy_not_found"
    template = "{kind} {policy} not found."

    def __init__(self, policy: int) -> None:
        """`policy` is the id that was asked for."""
        super().__init__(KIND, policy=policy)


class UnknownPolicy(UnknownReference):
    """An id in a body that names no policy of this property."""

    code = "unknown_policy"
    template = "{kind} {policy} not found."

    def __init__(self, element: str, policy: int) -> None:
        """`element` is the JSON path of the id."""
        super().__init__(element, kind=KIND, policy=policy)


class PolicyKindFixed(RuleError):
    """A payment step can't become a cancellation step, or the reverse: others name it as what it is."""

    code = "policy_kind_fixed"
    template = "A policy of kind {kind} stays one."


class PolicyOfOtherKind(RuleError):
    """A cancellation step stands where a payment step is due, or the reverse."""

    code = "policy_of_other_kind"
    template = "Policy {policy} is not of kind {kind}."


class EndBeforeBeginning(ParamsError):
    """A span of days that ends before it begins."""

    code = "end_before_beginning"
    template = "The end lies before the beginning."


class PolicyInUse(RuleError):
    """Others name the policy; each of them stands in `nested`."""

    code = "policy_in_use"
    template = "Policy {policy} can't be deleted while others name it."


class ProductsNamePolicy(RuleError):
    """Products have this policy as theirs."""

    code = "products_name_policy"
    template = "Products name it: {products}."


class PoliciesNameProduct(RuleError):
    """Policies hold for this product and name it."""

    code = "policies_name_product"
    template = "Policies name it: {policies}."
