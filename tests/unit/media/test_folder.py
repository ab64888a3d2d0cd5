"""Files in a folder: whole or not at all, and never outside of it."""

from pathlib import Path

import pytest

from roomrack.adapters.files.folder import FolderFiles
from roomrack.ports.files import StoreUnavailable


async def test_files_are_put_read_and_deleted(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "photos")
    assert await files.get("abc.jpg") is None
    await files.delete("abc.jpg")
    await files.put("abc.jpg", b"content", "image/jpeg")
    await files.put("abc.jpg", b"content", "image/jpeg")
    assert await files.get("abc.jpg") == b"content"
    assert _inside(tmp_path) == ["photos/ab/abc.jpg"]
    assert (tmp_path / "photos/ab/abc.jpg").stat().st_mode & 0o077 == 0
    await files.delete("abc.jpg")
    assert await files.get("abc.jpg") is None


@pytest.mark.parametrize("name", ["../abc.jpg", "..", "a/b.jpg", "", ".jpg", "ABC.jpg", "abc", "a.b.jpg", "abc.jpg\n"])
async def test_names_lead_nowhere_else(tmp_path: Path, name: str) -> None:
    files = FolderFiles(tmp_path / "photos")
    for act in (files.get(name), files.delete(name), files.put(name, b"x", "image/jpeg")):
        with pytest.raises(ValueError, match="not the name of a file"):
            await act
    assert _inside(tmp_path) == []


async def test_a_folder_that_is_a_file_is_unavailable_and_leaves_no_draft(tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("not a folder")
    files = FolderFiles(tmp_path / "photos")
    with pytest.raises(StoreUnavailable):
        await files.put("abc.jpg", b"x", "image/jpeg")
    assert await files.get("abc.jpg") is None
    await files.delete("abc.jpg")


async def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path)
    (tmp_path / "ab" / "abc.jpg").mkdir(parents=True)
    with pytest.raises(StoreUnavailable):
        await files.put("abc.jpg", b"x", "image/jpeg")
    with pytest.raises(StoreUnavailable):
        await files.get("abc.jpg")
    assert _inside(tmp_path) == []


def _inside(folder: Path) -> list[str]:
    """The files of a folder and of those in it."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
