"""The implementation of `ports.files` in a folder that every process of the server reaches."""

import asyncio
import os
import tempfile
from pathlib import Path

from roomrack.ports.files import StoreUnavailable, check_name


class FolderFiles:
    """Keeps each file under the first two characters of its name, so that no folder grows huge."""

    def __init__(self, root: Path) -> None:
        """`root` is made when the first file is put; nobody but the server's own user may read it."""
        self._root = root

    async def put(self, name: str, content: bytes, media: str) -> None:
        """See `Files.put`. The content reaches the disk before the name does."""
        path = self._path(name)
        try:
            await asyncio.to_thread(_write, path, content)
        except OSError as error:
            raise StoreUnavailable(f"the folder of files can't be written: {error.strerror}") from error

    async def get(self, name: str) -> bytes | None:
        """See `Files.get`."""
        path = self._path(name)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreUnavailable(f"the folder of files can't be read: {error.strerror}") from error

    async def delete(self, name: str) -> None:
        """See `Files.delete`."""
        path = self._path(name)
        try:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise StoreUnavailable(f"the folder of files can't be written: {error.strerror}") from error

    def _path(self, name: str) -> Path:
        check_name(name)
        return self._root / name[:2] / name


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
