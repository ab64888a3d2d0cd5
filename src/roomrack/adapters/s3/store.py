"""The implementation of `ports.files` over obstore, for Amazon S3 and everything that speaks its interface.

The bucket needs no public access: pictures are read through the server. Without keys of its own the client looks for
those of the machine, as AWS's tools do (environment, container, instance).
"""

from datetime import timedelta
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from roomrack.ports.files import StoreUnavailable, check_name

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig, S3Config

CONNECT_TIMEOUT = timedelta(seconds=5)
TIMEOUT = timedelta(seconds=30)
RETRIES = 3
RETRY_TIMEOUT = timedelta(seconds=60)


class S3Files:
    """Keeps each file as one object below a prefix of one bucket."""

    def __init__(
        self,
        bucket: str,
        *,
        region: str = "us-east-1",
        endpoint: str | None = None,
        access_key: str | None = None,
        secret_key: str | None = None,
        prefix: str = "photos",
    ) -> None:
        """`endpoint` is the URL of the service, without the bucket; without one it is Amazon's own."""
        # Deleting several at once is what not every compatible service knows.
        config: S3Config = {"region": region, "disable_bulk_delete": True}
        if endpoint is not None:
            config["endpoint"] = endpoint.rstrip("/")
            config["virtual_hosted_style_request"] = False
        if access_key is not None and secret_key is not None:
            config["access_key_id"] = access_key
            config["secret_access_key"] = secret_key
        client: ClientConfig = {
            "connect_timeout": CONNECT_TIMEOUT,
            "timeout": TIMEOUT,
            "allow_http": endpoint is not None and endpoint.startswith("http://"),
        }
        retry: RetryConfig = {"max_retries": RETRIES, "retry_timeout": RETRY_TIMEOUT}
        self._store = S3Store(bucket, prefix=prefix or None, config=config, client_options=client, retry_config=retry)

    async def put(self, name: str, content: bytes, media: str) -> None:
        """See `Files.put`."""
        check_name(name)
        try:
            await obstore.put_async(self._store, name, content, attributes={"Content-Type": media}, use_multipart=False)
        except (BaseError, OSError) as error:
            raise _unavailable(error) from None

    async def get(self, name: str) -> bytes | None:
        """See `Files.get`."""
        check_name(name)
        try:
            found = await obstore.get_async(self._store, name)
            return bytes(await found.bytes_async())
        except FileNotFoundError:
            return None
        except (BaseError, OSError) as error:
            raise _unavailable(error) from None

    async def delete(self, name: str) -> None:
        """See `Files.delete`."""
        check_name(name)
        try:
            await obstore.delete_async(self._store, name)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise _unavailable(error) from None


def _unavailable(error: Exception) -> StoreUnavailable:
    """The kind of failure only: the client's own words can hold the request, its signature included."""
    return StoreUnavailable(f"the object store failed: {type(error).__name__}")
