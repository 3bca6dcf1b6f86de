"""Whether a PDF that was given to us can be put into a file of ours."""

from pathlib import Path

from desktop_app.domain.language import _


def pdf_problem(path: Path) -> str | None:
    """Say in one sentence why a PDF cannot be merged and printed; None where it can.

    A file that only forbids editing (no password to open it) is no problem.
    """
    import pikepdf

    try:
        with pikepdf.open(path) as document:
            if not len(document.pages):
                return _("Tệp PDF {name} không có trang nào nên không in vào hồ sơ được.").format(
                    name=path.name
                )
            for page in document.pages:
                _size = page.mediabox
    except pikepdf.PasswordError:
        return _(
            "Tệp PDF {name} có mật khẩu nên không in vào hồ sơ được. Mở tệp, in lại thành PDF không mật khẩu"
            " rồi đính lại."
        ).format(name=path.name)
    except (pikepdf.PdfError, OSError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return _(
            "Tệp PDF {name} bị hỏng nên không in vào hồ sơ được. Xuất lại PDF từ nơi đã tạo"
            " ra nó rồi đính lại."
        ).format(name=path.name)
    return None
