"""ZIP archives (DOCX, ODT, EPUB, FB2), read member by member in memory, with limits against those made to burst."""

import io
import zipfile
import zlib
from collections.abc import Sequence

from align.errors import InputError

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 128 << 20  # bytes, unpacked
LARGEST_TOTAL = 512 << 20  # of all members that are read
LARGEST_RATIO, SMALL = 200, 4 << 20  # unpacked to packed; a small member may be packed as tightly as it likes
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """The members of a ZIP file by name; `place` names the file in errors."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._left = LARGEST_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGED as e:
            raise InputError(f"{path}: damaged or cut off (not a whole ZIP archive: {_said(e)}); fetch or save it again") from e
        infos = self._zip.infolist()
        if len(infos) > MOST_MEMBERS:
            raise InputError(f"{path}: holds {len(infos)} files, more than any document ({MOST_MEMBERS}); check where it comes from")
        self._infos = {info.filename: info for info in infos}

    @property
    def names(self) -> Sequence[str]:
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def place(self, name: str) -> str:
        """How errors name a member."""
        return f"{self.path}: {name}"

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises InputError, which names it, if it is missing, damaged, encrypted or too large."""
        info = self._infos.get(name)
        if info is None:
            raise InputError(f"{self.place(name)}: missing in it, so this is no whole document; save it again in its own program")
        if info.flag_bits & 1:
            raise InputError(f"{self.place(name)}: protected by a password; save a copy without one")
        most = min(LARGEST_MEMBER, self._left)
        if info.file_size > most or (info.file_size > SMALL and info.file_size > LARGEST_RATIO * max(1, info.compress_size)):
            raise InputError(f"{self.place(name)}: would unpack to {info.file_size:,} bytes, more than a text has; check where it comes from")
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except DAMAGED as e:
            raise InputError(f"{self.place(name)}: damaged ({_said(e)}); fetch or save it again") from e
        if len(data) > most:
            raise InputError(f"{self.place(name)}: unpacks to more than {most:,} bytes; check where it comes from")
        self._left -= len(data)
        return data


def _said(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
