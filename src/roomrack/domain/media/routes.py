"""The operations on photos (docs/contract.md 5 and 9); those below `/rest/x1/` are ours."""

from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import Field
from starlette.responses import Response

from roomrack.domain.media import service
from roomrack.domain.media.rules import Place
from roomrack.domain.media.wire import Wanted, photo, queued, task
from roomrack.infra.http.caller import Scheme
from roomrack.infra.http.forms import read_form
from roomrack.infra.http.operation import OperationRouter, ReadCall, WriteCall
from roomrack.infra.http.responses import json_response
from roomrack.infra.http.values import Blank

router = OperationRouter(tags=["Property: Accommodations"])
rooms_router = OperationRouter(tags=["ARI: Rooms & Rates"])
added_router = OperationRouter(tags=["Photos of Rooms"])
content_router = OperationRouter(tags=["Content: Rooms / Apartment"])

_CONTENT: dict[str, Any] = {"area": "content", "schemes": (Scheme.OAUTH,)}

_Id = Annotated[int, Path(ge=-(2**63), le=2**63 - 1)]
ProductId = Annotated[_Id, Path(alias="productId")]
ImageId = Annotated[_Id, Path(alias="imageId")]
PmsRoomId = Annotated[_Id, Path(alias="pmsRoomId")]
PmsRoomImageId = Annotated[_Id, Path(alias="pmsRoomImageId")]


@router.post("/rest/v1/accommodation/{accommodation}/photos", operation="pushPhotos", area="accommodation")
async def push_photos(call: WriteCall) -> Response:
    """Queue the fetching of a photo of the property; answers the task."""
    return await _requested(call, Place(call.accommodation))


@router.get("/rest/v1/accommodation/{accommodation}/photos", operation="getPhotos", area="accommodation")
async def get_photos(call: ReadCall) -> Response:
    """The photos of the property itself."""
    return await _listed(call, Place(call.accommodation))


@router.delete("/rest/v1/accommodation/{accommodation}/photos/{name}", operation="deletePhoto", area="accommodation")
async def delete_photo(call: WriteCall, name: str) -> Response:
    """Delete a photo of the property; answers it as it was."""
    return json_response(photo(await service.delete_named(call.unit, Place(call.accommodation), name)))


@rooms_router.delete(
    "/rest/v1/roomrates/{accommodation}/{productId}/image", operation="deleteAllRoomPhoto", area="accommodation"
)
async def delete_all_room_photo(call: WriteCall, product: ProductId) -> Response:
    """Delete all photos of a product; answers them as they were."""
    gone = await service.delete_all(call.unit, Place(call.accommodation, product))
    return json_response([photo(one) for one in gone])


@rooms_router.delete(
    "/rest/v1/roomrates/{accommodation}/{productId}/image/{imageId}",
    operation="deleteRoomPhoto_1",
    area="accommodation",
)
async def delete_room_photo(call: WriteCall, product: ProductId, image: ImageId) -> Response:
    """Delete a photo of a product; answers it as it was."""
    return json_response(photo(await service.delete_at(call.unit, Place(call.accommodation, product), image)))


@rooms_router.delete(
    "/rest/v1/roomrates/{accommodation}/{productId}/pmsRoomImage/{pmsRoomImageId}",
    operation="deletePmsRoomImage",
    area="accommodation",
)
async def delete_pms_room_image(call: WriteCall, product: ProductId, image: PmsRoomImageId) -> Response:
    """Delete a photo of one of a product's physical rooms; answers it as it was."""
    return json_response(photo(await service.delete_of_rooms(call.unit, call.accommodation, product, image)))


@added_router.post(
    "/rest/x1/roomrates/{accommodation}/{productId}/photos", operation="addProductPhoto", area="accommodation"
)
async def add_product_photo(call: WriteCall, product: ProductId) -> Response:
    """Queue the fetching of a photo of a product; answers the task."""
    return await _requested(call, Place(call.accommodation, product))


@added_router.get(
    "/rest/x1/roomrates/{accommodation}/{productId}/photos", operation="listProductPhotos", area="accommodation"
)
async def list_product_photos(call: ReadCall, product: ProductId) -> Response:
    """The photos of a product."""
    return await _listed(call, Place(call.accommodation, product))


@added_router.post("/rest/x1/pms/{accommodation}/{pmsRoomId}/photos", operation="addPmsRoomPhoto", area="accommodation")
async def add_pms_room_photo(call: WriteCall, room: PmsRoomId) -> Response:
    """Queue the fetching of a photo of a physical room; answers the task."""
    return await _requested(call, Place(call.accommodation, pms_room=room))


@added_router.get(
    "/rest/x1/pms/{accommodation}/{pmsRoomId}/photos", operation="listPmsRoomPhotos", area="accommodation"
)
async def list_pms_room_photos(call: ReadCall, room: PmsRoomId) -> Response:
    """The photos of a physical room."""
    return await _listed(call, Place(call.accommodation, pms_room=room))


@content_router.post(
    "/rest/v1/content/products/{accommodation}/{productId}/photos", operation="uploadRoomPhoto", **_CONTENT
)
async def upload_room_photo(call: WriteCall, product: ProductId) -> Response:
    """Queue the fetching of a photo of a product; answers the task."""
    return await _requested(call, Place(call.accommodation, product), status=202)


@content_router.get(
    "/rest/v1/content/products/{accommodation}/{productId}/photos", operation="listRoomPhotos", **_CONTENT
)
async def list_room_photos(call: ReadCall, product: ProductId) -> Response:
    """The photos of a product."""
    return await _listed(call, Place(call.accommodation, product))


@content_router.get(
    "/rest/v1/content/products/{accommodation}/{productId}/photos/queue", operation="queuePhotoStatus", **_CONTENT
)
async def queue_photo_status(
    call: ReadCall,
    product: ProductId,
    url: Annotated[Annotated[str, Field(max_length=2048)] | None, Blank, Query()] = None,
    id: Annotated[Annotated[int, Field(ge=-(2**63), le=2**63 - 1)] | None, Blank, Query()] = None,
) -> Response:
    """The photos of a product that were asked for, the newest first, or that of a URL or a task."""
    found = await service.asked_for(call.unit, Place(call.accommodation, product), url=url, id=id)
    return json_response([queued(one) for one in found])


@content_router.delete(
    "/rest/v1/content/products/{accommodation}/{productId}/photos/{photoName}", operation="deleteRoomPhoto", **_CONTENT
)
async def delete_room_photo_named(
    call: WriteCall, product: ProductId, name: Annotated[str, Path(alias="photoName")]
) -> Response:
    """Delete a photo of a product by its name; answers it as it was."""
    place = Place(call.accommodation, product)
    await service.check(call.unit, place)
    return json_response(photo(await service.delete_named(call.unit, place, name)))


async def _requested(call: WriteCall, place: Place, *, status: int = 200) -> Response:
    wanted = await read_form(call.request, Wanted)
    return json_response(task(await service.request(call.unit, place, wanted.url)), status)


async def _listed(call: ReadCall, place: Place) -> Response:
    return json_response([photo(one) for one in await service.find(call.unit, place)])
