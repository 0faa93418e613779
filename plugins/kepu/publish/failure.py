"""What a person is told when a site cannot be written.

Comes in: a path and what the system said about it. Goes out: `PublishError`, whose text is for the person at the
screen: which path, why, and that the site which stood there still stands.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "磁盘满了。请腾出空间，再建一次",
    errno.EDQUOT: "磁盘配额用完了。请腾出空间，再建一次",
    errno.EACCES: "没有写入的权限。请检查文件夹的权限，再建一次",
    errno.EPERM: "没有写入的权限。请检查文件夹的权限，再建一次",
    errno.EROFS: "这个磁盘是只读的。请换一个输出文件夹",
    errno.EBUSY: "它正被占用，或者是一个挂载点。请换成它下面的一个文件夹",
    errno.EXDEV: "它在另一个磁盘上。请换成同一磁盘上的文件夹",
    errno.ENOTDIR: "路径中间有一个不是文件夹。请换一个输出文件夹",
    errno.ENAMETOOLONG: "路径太长。请换一个短一些的输出文件夹",
}


class PublishError(Exception):
    """A site could not be written; its text says in Chinese where, why, and what to do."""


class UnsafePathError(PublishError):
    """A path that would leave the directory, or that was written before."""


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn whatever the system says about a path into words.

    Raises:
        PublishError: the system refused.
    """
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or type(error).__name__)
        # The system names the exact file, where it can; the caller only knows the folder.
        where = error.filename2 or error.filename or path
        raise PublishError(f"写不进 {where}：{reason}。原来的站点没有动。") from error
