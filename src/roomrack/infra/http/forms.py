"""Endpoints that take a form: the same names also work as query parameters or as JSON (docs/contract.md 1)."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.requests import Request

from roomrack.infra.http.guard import FORMS, NulInQuery, judge, refuse_card_data
from roomrack.infra.http.validation import NotObject, params_error

Model = TypeVar("Model", bound=BaseModel)


async def read_fields(request: Request) -> dict[str, Any]:
    """The fields of a request, whichever of the three ways they came; what the body says wins over the query.

    A name that stands more than once becomes a list; empty form and query values stay empty text; files are left out.
    Raises the refusals of `guard`, `NotObject` for JSON that is not an object.
    """
    judge(request)
    fields = _collect(request.query_params.multi_items())
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media in FORMS:
        async with request.form() as form:
            texts = [(name, value) for name, value in form.multi_items() if not isinstance(value, UploadFile)]
        for name, value in texts:
            if "\0" in name + value:
                raise NulInQuery(name.replace("\0", ""))
        fields.update(_collect(texts))
        refuse_card_data(fields)
    elif await request.body():
        value = await request.json()
        if not isinstance(value, dict):
            raise NotObject("$")
        fields.update(value)
    return fields


def _collect(pairs: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            known = fields[name]
            fields[name] = [*known, value] if isinstance(known, list) else [known, value]
        else:
            fields[name] = value
    return fields


async def read_form(request: Request, model: type[Model]) -> Model:
    """The fields as a model. Raises one error with every wrong field nested, as a body does."""
    fields = await read_fields(request)
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise params_error(error.errors(include_url=False, include_input=False), fields, in_body=True) from None
