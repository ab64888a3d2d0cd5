"""What products tell the photos below them: which places exist, and where products went."""

from collections.abc import Collection, Mapping, Sequence

from roomrack.core.errors import NotFound
from roomrack.domain.media import service as media
from roomrack.domain.media.rules import Place
from roomrack.domain.products import repository
from roomrack.domain.products.errors import ProductNotFound
from roomrack.domain.products.service.copying import Copying
from roomrack.infra.db import ReadUnit, WriteUnit


async def place_guard(unit: ReadUnit, place: Place) -> None:
    """Raise `NotFound` for a product or physical room that the property does not have; for `media.place_guards`.

    A physical room of a given product is its only as long as it belongs to it.
    """
    if place.product is None and place.pms_room is None:
        return
    if isinstance(unit, WriteUnit):
        await repository.lock(unit, place.accommodation)
    if place.product is not None and not await repository.catalog(unit, place.accommodation, [place.product]):
        raise ProductNotFound(place.product)
    if place.pms_room is not None:
        rooms = await repository.pms_rooms(
            unit, [place.accommodation], id=place.pms_room, name=None, with_parent_only=False
        )
        if not rooms or place.product not in {None, rooms[0].product}:
            raise NotFound("PmsRoom")


async def copy_photos(unit: WriteUnit, copying: Copying) -> None:
    """Let photos go with their products, and those of physical rooms with their rooms; for `copiers`."""
    source, destination = copying.source.id, copying.destination.id
    if not copying.moved:
        await media.copy(unit, source, destination, copying.ids)
        return
    rooms = await repository.pms_rooms(unit, [destination], id=None, name=None, with_parent_only=True)
    going = [room.id for room in rooms if room.product in copying.ids]
    await media.move(unit, source, destination, list(copying.ids), going)


async def images(unit: ReadUnit, accommodation: int, products: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The addresses of the photos of products, the largest file of each; products without any are absent."""
    found = await media.of_products(unit, accommodation, products)
    return {product: [media.url_of(photo.name) for photo in photos] for product, photos in found.items()}
