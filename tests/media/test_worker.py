"""What the worker does about photos when things go wrong: lost jobs, lost workers, a store that fails, two at once."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from roomrack.adapters.pillow.client import PillowRenderer
from roomrack.domain.media import service
from roomrack.domain.media.rules import MAX_PIXELS
from roomrack.infra.tasks import Status
from roomrack.ports.files import Files, NullFiles
from roomrack.ports.pictures import NullRenderer, Rendition
from tests.media.conftest import Studio
from tests.media.source import SLOW, picture


class Killed(BaseException):
    """Ends a worker in the middle, as a killed process ends."""


class Interrupted:
    """A store that ends the worker at the file of a number; files before it are kept."""

    def __init__(self, files: Files, at: int, error: BaseException) -> None:
        self._files, self._left, self._error = files, at, error

    async def put(self, name: str, content: bytes, media: str) -> None:
        if self._left == 0:
            raise self._error
        self._left -= 1
        await self._files.put(name, content, media)

    async def get(self, name: str) -> bytes | None:
        return await self._files.get(name)

    async def delete(self, name: str) -> None:
        await self._files.delete(name)


class Counting:
    """A renderer that counts its work."""

    def __init__(self) -> None:
        self.rendered = 0
        self._renderer = PillowRenderer(pixels=MAX_PIXELS)

    async def render(self, content: bytes, kind: str) -> tuple[Rendition, ...]:
        self.rendered += 1
        return await self._renderer.render(content, kind)


async def test_a_slow_server_costs_its_time_and_no_more(studio: Studio) -> None:
    place = studio.place()
    job = await studio.asked(place, studio.source.put("/slow", status=SLOW))
    await studio.worker(seconds=0.5).run(job)
    task = await studio.task(job)
    assert task.status is Status.FAILED
    assert (task.reason or "").startswith("The address could not be read: no answer within 0.")
    assert await studio.photos(place) == []


async def test_two_workers_fetch_a_photo_once(studio: Studio) -> None:
    place = studio.place()
    jobs = [await studio.asked(place, studio.source.put(f"/two/{n}.jpg", picture(size=(90 + n, 60)))) for n in range(4)]
    first, second = studio.worker(), studio.worker()
    await asyncio.gather(*(worker.run(job) for job in jobs for worker in (first, second)))
    assert [(await studio.task(job)).status for job in jobs] == [Status.DONE] * 4
    asked = Counter(path for path in studio.source.asked if path.startswith("/two/"))
    assert set(asked.values()) == {1}
    assert len(await studio.photos(place)) == 4


async def test_two_workers_that_fetch_the_same_picture_keep_it_once(studio: Studio) -> None:
    content = picture(size=(700, 400))
    places = [studio.place() for _ in range(4)]
    jobs = [await studio.asked(place, studio.source.put("/same.jpg", content)) for place in [*places, places[0]]]
    first, second = studio.worker(), studio.worker()
    await asyncio.gather(*((first, second)[n % 2].run(job) for n, job in enumerate(jobs)))
    assert [(await studio.task(job)).status for job in jobs] == [Status.DONE] * 5
    shown = [await studio.photos(place) for place in places]
    assert [len(photos) for photos in shown] == [1] * 4
    assert len({photos[0].name for photos in shown}) == 1
    assert studio.stored() == set(shown[0][0].picture.files)


async def test_a_known_picture_is_neither_rendered_nor_stored_again(studio: Studio) -> None:
    url = studio.source.put("/known.jpg", picture(size=(300, 200)))
    await studio.worker().run(await studio.asked(studio.place(), url))
    place = studio.place()
    job = await studio.asked(place, url)
    await studio.worker(NullFiles(), renderer=NullRenderer()).run(job)
    assert (await studio.task(job)).status is Status.DONE
    assert len(await studio.photos(place)) == 1


async def test_a_job_of_a_task_that_ended_does_nothing(studio: Studio) -> None:
    place = studio.place()
    job = await studio.asked(place, studio.source.put("/ended.jpg", picture(size=(10, 10))))
    await studio.worker().run(job)
    before = await studio.task(job)
    await studio.worker(lease=timedelta()).run(job)
    assert await studio.task(job) == before
    assert studio.source.asked.count("/ended.jpg") == 1


@pytest.mark.parametrize("at", [0, 1, 2])
async def test_a_worker_that_is_killed_loses_nothing(studio: Studio, at: int) -> None:
    """It dies before, between and after files; somebody else finishes once its lease is over."""
    place = studio.place()
    job = await studio.asked(place, studio.source.put(f"/killed/{at}.jpg", picture(size=(1500 + at, 900))))
    with pytest.raises(Killed):
        await studio.worker(Interrupted(studio.files, at, Killed())).run(job)
    assert (await studio.task(job)).status is Status.RUNNING
    await studio.worker().run(job)
    assert (await studio.task(job)).status is Status.RUNNING, "the lease is not over"
    studio.clock.later += service.LEASE + timedelta(seconds=1)
    await studio.worker().run(job)
    assert (await studio.task(job)).status is Status.DONE
    (photo,) = await studio.photos(place)
    assert studio.stored() == set(photo.picture.files)
    studio.clock.later += 2 * service.GRACE
    await studio.worker().sweep()
    assert studio.stored() == set(photo.picture.files)


async def test_files_of_a_worker_that_never_came_back_are_removed(studio: Studio) -> None:
    job = await studio.asked(studio.place(), studio.source.put("/left.jpg", picture(size=(1500, 901))))
    with pytest.raises(Killed):
        await studio.worker(Interrupted(studio.files, 2, Killed())).run(job)
    assert len(studio.stored()) == 2
    await studio.worker().sweep()
    assert len(studio.stored()) == 2
    studio.clock.later += service.GRACE + timedelta(seconds=1)
    await studio.worker().sweep()
    assert studio.stored() == set()
    assert await _pictures(studio) == 0


async def test_lost_jobs_and_lost_workers_are_taken_up_again(studio: Studio) -> None:
    waiting = await studio.asked(studio.place(), studio.source.put("/lost.jpg", picture(size=(11, 10))))
    fresh = await studio.asked(studio.place(), studio.source.url("/lost.jpg"))
    async with studio.unit() as unit:
        await unit.raw.execute("delete from pgqueuer")
        await unit.raw.execute(
            "update task set updated_at = updated_at - interval '1 hour' where id = $1", (await studio.task(waiting)).id
        )
    for _ in range(2):
        await studio.worker().resume()
        assert await _enqueued(studio) == [waiting], "once only, and not what is young"
    await studio.worker().run(waiting)
    assert (await studio.task(waiting)).status is Status.DONE
    assert (await studio.task(fresh)).status is Status.WAITING


async def test_a_store_that_fails_is_tried_again_for_a_day(studio: Studio) -> None:
    place = studio.place()
    job = await studio.asked(place, studio.source.put("/store.jpg", picture(size=(12, 10))))
    await studio.worker(NullFiles()).run(job)
    assert (await studio.task(job)).status is Status.RUNNING
    async with studio.unit() as unit:
        await unit.raw.execute("delete from pgqueuer")
    studio.clock.later += service.LEASE + timedelta(seconds=1)
    await studio.worker().resume()
    assert await _enqueued(studio) == [job]
    studio.clock.later += service.GIVE_UP_AFTER
    await studio.worker().resume()
    task = await studio.task(job)
    assert (task.status, task.reason) == (Status.FAILED, "The server could not store the photo. Send it again.")
    await studio.worker().run(job)
    assert await studio.photos(place) == []


async def test_a_picture_goes_a_day_after_its_last_photo(studio: Studio) -> None:
    url = studio.source.put("/grace.jpg", picture(size=(1300, 700)))
    one, two = studio.place(), studio.place()
    for place in (one, two):
        await studio.worker().run(await studio.asked(place, url))
    (photo,) = await studio.photos(one)
    files = set(photo.picture.files)
    async with studio.unit() as unit:
        await service.delete_all(unit, one)
    studio.clock.later += 2 * service.GRACE
    await studio.worker().sweep()
    assert studio.stored() == files, "somebody else shows it"
    async with studio.unit() as unit:
        await service.delete_all(unit, two)
    studio.clock.later += service.GRACE - timedelta(minutes=1)
    await studio.worker().sweep()
    assert studio.stored() == files, "the grace is not over"
    studio.clock.later += timedelta(minutes=2)
    await studio.worker().sweep()
    assert (studio.stored(), await _pictures(studio)) == (set(), 0)
    await studio.worker().run(await studio.asked(one, url))
    (again,) = await studio.photos(one)
    assert again.name != photo.name, "a name is never used for anything else"
    assert studio.stored() == set(again.picture.files)


async def test_a_sweep_that_is_killed_is_finished_by_the_next(studio: Studio) -> None:
    place = studio.place()
    url = studio.source.put("/swept.jpg", picture(size=(1301, 700)))
    await studio.worker().run(await studio.asked(place, url))
    async with studio.unit() as unit:
        await service.delete_all(unit, place)
    studio.clock.later += service.GRACE + timedelta(seconds=1)

    class Dying(Interrupted):
        async def delete(self, name: str) -> None:
            raise Killed

    with pytest.raises(Killed):
        await studio.worker(Dying(studio.files, 0, Killed())).sweep()
    # The same content is wanted again in the meantime: it gets files of its own, which the sweep leaves alone.
    await studio.worker().run(await studio.asked(place, url))
    (photo,) = await studio.photos(place)
    assert len(studio.stored()) == 2 * len(photo.picture.files)
    await studio.worker().sweep()
    assert studio.stored() == set(photo.picture.files)


async def test_a_picture_that_was_given_up_meanwhile_is_fetched_anew(studio: Studio) -> None:
    place = studio.place()
    job = await studio.asked(place, studio.source.put("/late.jpg", picture(size=(20, 10))))

    class Late(Interrupted):
        async def put(self, name: str, content: bytes, media: str) -> None:
            async with studio.unit() as unit:
                await unit.raw.execute("update picture set digest = null")

    await studio.worker(Late(studio.files, 0, Killed())).run(job)
    assert ((await studio.task(job)).status, await studio.photos(place)) == (Status.RUNNING, [])
    studio.clock.later += service.LEASE + timedelta(seconds=1)
    await studio.worker().run(job)
    assert len(await studio.photos(place)) == 1


async def test_a_picture_that_is_shown_can_not_be_forgotten(studio: Studio) -> None:
    place = studio.place()
    await studio.worker().run(await studio.asked(place, studio.source.put("/shown.jpg", picture(size=(21, 10)))))
    (photo,) = await studio.photos(place)
    async with studio.unit() as unit:
        await unit.raw.execute("update picture set digest = null where id = $1", photo.picture.id)
    await studio.worker().sweep()
    async with studio.unit() as unit:
        await service.swept(unit, [photo.picture])
    assert await studio.photos(place) == [photo]
    assert studio.stored() == set(photo.picture.files)


async def test_a_full_place_takes_no_more(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roomrack.domain.media.rules.MAX_PHOTOS", 1)
    place = studio.place()
    jobs = [await studio.asked(place, studio.source.put(f"/full/{n}", picture(size=(30 + n, 10)))) for n in range(2)]
    for job in jobs:
        await studio.worker().run(job)
    assert (await studio.task(jobs[1])).reason == "There are 1 photos here already."


async def _pictures(studio: Studio) -> int:
    async with studio.unit() as unit:
        return int(await unit.raw.fetchval("select count(*) from picture"))


async def _enqueued(studio: Studio) -> list[bytes]:
    async with studio.unit() as unit:
        rows = await unit.raw.fetch("select payload from pgqueuer where entrypoint = $1 order by id", service.JOB)
    return [row["payload"] for row in rows]
