"""Pictures in an S3-compatible store: a small real server that speaks the calls which are used."""

import hashlib
import hmac
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from roomrack.adapters.s3.store import S3Files
from roomrack.infra.settings import Settings
from roomrack.ports.files import StoreUnavailable
from tests.media.conftest import Studio
from tests.media.source import picture

ACCESS, SECRET, REGION = "AKIDROOMRACK", "the-secret-of-the-store", "eu-south-1"
_AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<access>\w+)/(?P<day>\d{8})/(?P<region>[\w-]+)/s3/aws4_request, "
    r"SignedHeaders=(?P<names>[\w;-]+), Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass
class Bucket:
    """Objects by path, and what was asked; every request must be signed with the secret."""

    url: str = ""
    objects: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    status: int = 0
    """Answered to everything, when it is set."""

    async def answer(self, request: web.Request) -> web.Response:
        """One call."""
        content = await request.read()
        self.asked.append((request.method, request.path))
        if self.status:
            return web.Response(status=self.status, text=f"<Error><Message>{SECRET}</Message></Error>")
        if not _signed(request, content):
            return web.Response(status=403, text="<Error><Code>SignatureDoesNotMatch</Code></Error>")
        if request.method == "PUT":
            self.objects[request.path] = (content, request.headers["Content-Type"])
            return web.Response(headers={"ETag": '"1"'})
        found = self.objects.get(request.path)
        if request.method == "DELETE":
            self.objects.pop(request.path, None)
            return web.Response(status=204)
        if found is None:
            return web.Response(status=404, text="<Error><Code>NoSuchKey</Code></Error>")
        headers = {"ETag": '"1"', "Last-Modified": "Wed, 21 Oct 2026 07:28:00 GMT", "Content-Type": found[1]}
        return web.Response(body=found[0], headers=headers)


def _signed(request: web.Request, content: bytes) -> bool:
    """Whether the signature is the one that Amazon's description of version 4 leads to."""
    told = _AUTHORIZATION.fullmatch(request.headers.get("Authorization", ""))
    if told is None or (told["access"], told["region"]) != (ACCESS, REGION):
        return False
    names = told["names"].split(";")
    digest = request.headers["x-amz-content-sha256"]
    if digest not in {hashlib.sha256(content).hexdigest(), "UNSIGNED-PAYLOAD"}:
        return False
    canonical = "\n".join(
        [
            *(request.method, request.raw_path.partition("?")[0], request.query_string),
            *(f"{name}:{request.headers[name].strip()}" for name in names),
            *("", told["names"], digest),
        ]
    )
    scope = f"{told['day']}/{told['region']}/s3/aws4_request"
    text = "\n".join(
        ["AWS4-HMAC-SHA256", request.headers["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()]
    )
    key = b"AWS4" + SECRET.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.compare_digest(hmac.digest(key, text.encode(), "sha256").hex(), told["signature"])


@pytest.fixture
async def bucket() -> AsyncIterator[Bucket]:
    bucket = Bucket()
    application = web.Application(client_max_size=32 * 1024 * 1024)
    application.router.add_route("*", "/{path:.*}", bucket.answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bucket.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield bucket
    await runner.cleanup()


def files(bucket: Bucket, **other: Any) -> S3Files:
    options: dict[str, Any] = {
        "region": REGION,
        "endpoint": bucket.url,
        "access_key": ACCESS,
        "secret_key": SECRET,
        **other,
    }
    return S3Files("hotel-photos", **options)


async def test_files_are_put_read_and_deleted(bucket: Bucket) -> None:
    store = files(bucket)
    content = bytes(range(256)) * 40_000
    await store.put("abc.jpg", content, "image/jpeg")
    assert bucket.objects == {"/hotel-photos/photos/abc.jpg": (content, "image/jpeg")}
    assert await store.get("abc.jpg") == content
    await store.put("abc.jpg", content, "image/jpeg")
    for _ in range(2):
        await store.delete("abc.jpg")
        assert bucket.objects == {}
    assert await store.get("abc.jpg") is None
    assert [method for method, _ in bucket.asked] == ["PUT", "GET", "PUT", "DELETE", "DELETE", "GET"]


async def test_without_a_prefix_names_begin_at_the_bucket(bucket: Bucket) -> None:
    await files(bucket, prefix="").put("abc.png", b"x", "image/png")
    assert list(bucket.objects) == ["/hotel-photos/abc.png"]


@pytest.mark.parametrize(
    "name", ["../abc.jpg", "a/b.jpg", "", ".jpg", "ABC.jpg", "abc", "a.b.jpg", "abc.jpg\n", "\0.jpg"]
)
async def test_names_lead_nowhere_else(bucket: Bucket, name: str) -> None:
    store = files(bucket)
    for act in (store.get(name), store.delete(name), store.put(name, b"", "image/jpeg")):
        with pytest.raises(ValueError, match="not the name of a file"):
            await act
    assert bucket.asked == []


@pytest.mark.parametrize("status", [403, 400])
async def test_a_store_that_refuses_is_unavailable_and_tells_no_secret(bucket: Bucket, status: int) -> None:
    bucket.status = status
    store = files(bucket)
    for act in (store.get("a.jpg"), store.delete("a.jpg"), store.put("a.jpg", b"", "image/jpeg")):
        with pytest.raises(StoreUnavailable) as failed:
            await act
        assert failed.value.__cause__ is None
        assert SECRET not in failed.value.problem
        assert failed.value.problem.startswith("the object store failed: ")


async def test_a_wrong_secret_is_refused(bucket: Bucket) -> None:
    with pytest.raises(StoreUnavailable):
        await files(bucket, secret_key="another").put("a.jpg", b"", "image/jpeg")
    assert bucket.objects == {}


async def test_a_photo_on_its_way_into_the_store_and_out(bucket: Bucket, studio: Studio) -> None:
    store = files(bucket)
    place = studio.place()
    job = await studio.asked(place, studio.source.put("/s3.jpg", picture(size=(1500, 700))))
    await studio.worker(store).run(job)
    (photo,) = await studio.photos(place)
    assert set(bucket.objects) == {f"/hotel-photos/photos/{name}" for name in photo.picture.files}
    contents = [await store.get(name) for name in photo.picture.files]
    assert [len(content or b"") for content in contents] == [size.bytes for size in photo.picture.sizes]


def test_settings_hide_the_secrets() -> None:
    with _environment(ROOMRACK_S3_BUCKET="b", ROOMRACK_S3_ACCESS_KEY=ACCESS, ROOMRACK_S3_SECRET_KEY=SECRET):
        shown = repr(Settings())
    assert (ACCESS in shown, SECRET in shown) == (False, False)


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items():
            patch.setenv(name, value)
        yield
