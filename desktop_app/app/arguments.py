"""What may be typed after `hososangkien`: the commands, and what each of them takes."""

import argparse
from datetime import date
from pathlib import Path

from desktop_app.app.usage import Parser
from desktop_app.domain.dates import read_date
from desktop_app.domain.errors import UserError
from desktop_app.domain.language import _

PROGRAM = "hososangkien"


def build_parser() -> Parser:
    """Return the parser of the whole command line; `command` is empty where the window is wanted."""
    parser = Parser(
        prog=PROGRAM,
        description=_("Sổ sáng kiến, hướng dẫn viết đơn và in hồ sơ. Không có lệnh nào thì mở cửa sổ."),
    )
    parser.set_defaults(book=None, today=None, command="")
    _add_common(parser)
    parser.options.add_argument("--version", action="store_true", help=_("In số phiên bản rồi thôi."))
    commands = parser.add_subparsers(title=_("Các lệnh"), dest="command", metavar=_("LỆNH"), prog=PROGRAM)
    _add_book_commands(commands)
    _add_reading_commands(commands)
    _add_deadlines(commands)
    _add_benefit(commands)
    _add_remuneration(commands)
    _add_paper_commands(commands)
    _add_programme_commands(commands)
    _add_recognise(commands)
    _add_award_commands(commands)
    _add_certificates(commands)
    _add_portal(commands)
    _add_import(commands)
    _command(commands, "selfcheck", _("Tự kiểm tra chương trình, và sổ nếu nêu --book."))
    return parser


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, purpose: str) -> Parser:  # pyright: ignore[reportPrivateUsage]
    made = commands.add_parser(name, help=purpose, description=purpose)
    _add_common(made)
    return made


def _add_common(parser: Parser) -> None:
    parser.options.add_argument(
        "--book",
        type=Path,
        metavar=_("THƯ_MỤC"),
        default=argparse.SUPPRESS,
        help=_("Thư mục của sổ; không nêu thì dùng sổ mặc định."),
    )
    parser.options.add_argument(
        "--today",
        type=_day,
        metavar=_("NGÀY"),
        default=argparse.SUPPRESS,
        help=_("Coi ngày này là hôm nay, ví dụ 26/03/2026 hoặc 2026-03-26."),
    )


def _add_book_commands(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    _command(commands, "new", _("Tạo sổ mới, còn trống."))
    _command(commands, "sample", _("Ghi dữ liệu mẫu vào một sổ còn trống."))
    backup = _command(commands, "backup", _("Sao lưu sổ."))
    backup.options.add_argument(
        "--out", type=Path, metavar=_("TỆP"), help=_("Ghi một tệp zip có cả tệp đính kèm.")
    )
    restore = _command(commands, "restore", _("Khôi phục sổ từ bản sao lưu (sao lưu sổ hiện tại trước)."))
    restore.needed.add_argument("file", type=Path, metavar=_("TỆP"), help=_("Bản sao lưu."))


def _add_reading_commands(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    listing = _command(commands, "list", _("Liệt kê sáng kiến."))
    listing.options.add_argument(
        "--search", default="", metavar=_("CHỮ"), help=_("Tìm, có dấu hay không đều được.")
    )
    listing.options.add_argument("--year", type=int, metavar=_("NĂM"), help=_("Chỉ sáng kiến của năm này."))
    _add_json(listing)
    show = _command(commands, "show", _("Xem một sáng kiến."))
    show.needed.add_argument("code", metavar=_("MÃ"), help=_("Mã sáng kiến, ví dụ 2026-PXVH-0007."))
    _add_json(show)
    show.options.add_argument(
        "--out",
        type=Path,
        metavar=_("THƯ_MỤC"),
        help=_(
            "Ghi cả tệp đính kèm vào đây, nguyên bản, kể cả tệp đánh dấu “không gửi đi”: để chuyển hồ sơ sang"
            " sổ khác, không phải để gửi đi."
        ),
    )
    _command(commands, "schema", _("In lược đồ JSON của một sáng kiến."))
    load = _command(commands, "load", _("Nạp sáng kiến từ tệp JSON."))
    load.needed.add_argument(
        "files", type=Path, nargs="+", metavar=_("TỆP.json"), help=_("Mỗi tệp một sáng kiến.")
    )
    check = _command(commands, "check", _("Kiểm tra hồ sơ."))
    which = check.needed.add_mutually_exclusive_group(required=True)
    which.add_argument("code", nargs="?", metavar=_("MÃ"), help=_("Mã sáng kiến."))
    which.add_argument("--all", action="store_true", help=_("Kiểm tra mọi hồ sơ."))
    _add_json(check)


def _add_deadlines(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    deadlines = _command(commands, "deadlines", _("Xem các thời hạn: nộp đơn, tiếp nhận, xét, trả thù lao."))
    deadlines.needed.add_argument(
        "code", nargs="?", metavar=_("MÃ"), help=_("Mã sáng kiến; không nêu thì xem mọi hạn sắp tới.")
    )
    deadlines.options.add_argument(
        "--ics", type=Path, metavar=_("TỆP"), help=_("Ghi thành lịch .ics để đưa vào Outlook, điện thoại.")
    )
    _add_json(deadlines)


def _add_benefit(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    benefit = _command(commands, "benefit", _("Xem số tiền làm lợi: từng dòng, cách tính, tổng từng năm."))
    benefit.needed.add_argument("code", metavar=_("MÃ"), help=_("Mã sáng kiến, ví dụ 2026-PXVH-0007."))
    _add_json(benefit)


def _add_remuneration(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    owed = _command(
        commands, "remuneration", _("Xem thù lao tối thiểu từng năm, từng người, hạn trả; đã trả những gì.")
    )
    owed.needed.add_argument("code", metavar=_("MÃ"), help=_("Mã sáng kiến, ví dụ 2026-PXVH-0007."))
    _add_json(owed)


def _add_paper_commands(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    _add_json(_command(commands, "papers", _("Liệt kê các giấy tờ in được.")))
    printing = _command(
        commands, "print", _("In một loại giấy tờ của hồ sơ, đợt xét hay danh sách ra PDF, Word, Excel.")
    )
    printing.needed.add_argument("paper", metavar=_("GIẤY_TỜ"), help=_("Mã giấy tờ, xem lệnh papers."))
    codes = printing.needed.add_argument(
        "codes",
        nargs="+",
        default=[],
        metavar=_("MÃ"),
        help=_("Mã các sáng kiến; không cần khi nêu --round hoặc --year."),
    )
    codes.required = (
        False  # “*” would be satisfied with nothing before the first option, and refuse codes after
    )
    printing.needed.add_argument(
        "--out", type=Path, required=True, metavar=_("THƯ_MỤC"), help=_("Nơi ghi các tệp.")
    )
    printing.options.add_argument(
        "--round",
        default="",
        metavar=_("ĐỢT"),
        help=_(
            "Đợt xét, theo tên (gõ một phần, không dấu cũng được) hoặc số; giấy của hồ sơ thì in mọi hồ sơ."
        ),
    )
    printing.options.add_argument(
        "--year", type=int, default=0, metavar=_("NĂM"), help=_("Mọi sáng kiến của năm này.")
    )
    printing.options.add_argument(
        "--nomination",
        default="",
        metavar=_("ĐỢT"),
        help=_("Đợt khen thưởng, theo tên hoặc số: in cho mọi cấp quyết định, mọi người được đề nghị."),
    )
    printing.options.add_argument(
        "--body", default="", metavar=_("CẤP"), help=_("Chỉ cấp quyết định này của đợt khen thưởng.")
    )
    printing.options.add_argument(
        "--format",
        type=str.lower,
        default="pdf",
        metavar=_("DẠNG"),
        help=_("pdf, docx hoặc xlsx, nếu giấy tờ có dạng ấy."),
    )
    printing.options.add_argument("--blank", action="store_true", help=_("In bản trống để điền bằng tay."))


def _add_programme_commands(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    progress = _command(commands, "progress", _("Xem tiến độ chương trình sáng kiến, theo đơn vị."))
    progress.options.add_argument(
        "--programme",
        default="",
        metavar=_("TÊN"),
        help=_("Tên chương trình, gõ một phần cũng được; không nêu thì chương trình đang chạy."),
    )
    progress.options.add_argument(
        "--phase", default="", metavar=_("TÊN"), help=_("Chỉ giai đoạn này, ví dụ “giai đoạn 2”.")
    )
    _add_json(progress)


def _add_recognise(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    recognise = _command(commands, "recognise", _("Ghi quyết định công nhận cho một hay nhiều sáng kiến."))
    recognise.needed.add_argument("codes", nargs="+", metavar=_("MÃ"), help=_("Mã các sáng kiến."))
    recognise.options.add_argument(
        "--level",
        required=True,
        metavar=_("CẤP"),
        help=_("Cấp công nhận, ví dụ co_so hoặc “Cấp cơ sở”."),
    )
    recognise.options.add_argument(
        "--decision", required=True, metavar=_("SỐ"), help=_("Số quyết định, ví dụ 123/QĐ-PCBD.")
    )
    recognise.options.add_argument(
        "--date", type=_day, required=True, metavar=_("NGÀY"), help=_("Ngày quyết định, ví dụ 26/03/2026.")
    )


def _add_award_commands(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    _add_json(_command(commands, "awards", _("Liệt kê danh hiệu, hình thức khen thưởng.")))
    purpose = _("Xem danh hiệu, hình thức nào hợp với ai, còn thiếu gì; nêu tên thì xếp hạng người được.")
    eligible = _command(commands, "eligible", purpose)
    eligible.options.add_argument(
        "--award",
        default="",
        metavar=_("TÊN"),
        help=_("Chỉ danh hiệu, hình thức này, ví dụ “bằng lao động sáng tạo”; xem lệnh awards."),
    )
    eligible.options.add_argument(
        "--code", default="", metavar=_("MÃ"), help=_("Chỉ tác giả của sáng kiến này, ví dụ 2026-PXVH-0007.")
    )
    _add_json(eligible)
    nominate = _command(commands, "nominate", _("Xem các đợt khen thưởng, in hồ sơ đề nghị của một đợt."))
    nominate.needed.add_argument(
        "round", nargs="?", default="", metavar=_("ĐỢT"), help=_("Tên hoặc số của đợt khen thưởng.")
    )
    nominate.options.add_argument("--list", action="store_true", help=_("Liệt kê các đợt khen thưởng."))
    nominate.options.add_argument("--out", type=Path, metavar=_("THƯ_MỤC"), help=_("Nơi ghi hồ sơ."))
    nominate.options.add_argument(
        "--format",
        choices=("pdf", "docx"),
        default="pdf",
        help=_("pdf: hồ sơ gộp; docx: từng giấy tờ để sửa."),
    )
    nominate.options.add_argument(
        "--limit", type=int, default=0, metavar=_("MB"), help=_("Tách tệp PDF lớn hơn số MB này.")
    )
    _add_json(nominate)


def _add_certificates(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    printing = _command(
        commands, "certificates", _("In bằng, giấy khen của một đợt thành một tệp PDF, theo thứ tự ký.")
    )
    printing.needed.add_argument("round", metavar=_("ĐỢT"), help=_("Tên hoặc số của đợt khen thưởng."))
    printing.needed.add_argument(
        "--out", type=Path, required=True, metavar=_("TỆP"), help=_("Tệp PDF sẽ ghi.")
    )
    printing.options.add_argument(
        "--blank",
        default="",
        metavar=_("PHÔI"),
        help=_("Tên phôi, gõ một phần cũng được; không nêu thì phôi đã khai cho hình thức ấy."),
    )


def _add_portal(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    portal = commands.add_parser("portal", help=_("Xem việc nhập lên cổng, đối soát danh sách của cổng."))
    acts = portal.add_subparsers(title=_("Các việc"), dest="act", metavar=_("VIỆC"), required=True)
    queue = _command(acts, "queue", _("Liệt kê sáng kiến đã công nhận mà chưa nhập lên cổng."))
    reconcile = _command(acts, "reconcile", _("So danh sách của cổng với sổ; không ghi gì vào sổ."))
    reconcile.needed.add_argument(
        "file", type=Path, metavar=_("TỆP"), help=_("Danh sách tải về từ cổng: Excel, .ods hoặc CSV.")
    )
    reconcile.options.add_argument(
        "--map",
        type=Path,
        metavar=_("TỆP.toml"),
        help=_("Tệp ánh xạ: trang, cột nào là gì; không nêu thì nhận theo tiêu đề."),
    )
    reconcile.options.add_argument(
        "--out", type=Path, metavar=_("TỆP"), help=_("Ghi kết quả đối soát ra tệp Excel này.")
    )
    for parser in (queue, reconcile):
        parser.options.add_argument(
            "--system",
            default="",
            metavar=_("HỆ_THỐNG"),
            help=_("Mã hệ thống, ví dụ congdoan; không nêu thì cổng đầu tiên."),
        )
        _add_json(parser)


def _add_import(commands: "argparse._SubParsersAction[Parser]") -> None:  # pyright: ignore[reportPrivateUsage]
    importing = _command(commands, "import", _("Nhập danh sách từ Excel, .ods, CSV: một lần, hoàn tác được."))
    importing.needed.add_argument(
        "kind",
        metavar=_("LOẠI"),
        help=_("Loại danh sách: innovations, results, people, units, head_counts, honours."),
    )
    importing.needed.add_argument("file", type=Path, metavar=_("TỆP"), help=_("Tệp .xlsx, .xls, .ods, .csv."))
    importing.options.add_argument(
        "--map",
        type=Path,
        metavar=_("TỆP.toml"),
        help=_("Tệp ánh xạ: trang, cột nào là gì, đơn vị viết khác; không nêu thì nhận theo tiêu đề."),
    )
    importing.options.add_argument(
        "--dry-run", action="store_true", help=_("Chỉ kiểm tra và nói sẽ làm gì; không ghi gì vào sổ.")
    )
    importing.options.add_argument(
        "--rejected", type=Path, metavar=_("TỆP.xlsx"), help=_("Ghi các dòng không nhập kèm lý do ra đây.")
    )
    _add_json(importing)


def _add_json(parser: Parser) -> None:
    parser.options.add_argument("--json", action="store_true", help=_("In JSON thay cho bảng."))


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        try:
            found = read_date(text)
        except UserError as error:
            raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error
        if found is None:
            raise argparse.ArgumentTypeError(_("nhập ngày như 26/03/2026")) from None
        day = found
    return day
