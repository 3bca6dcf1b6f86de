"""Whole numbers in Vietnamese words, as papers say an amount (bằng chữ), in the northern reading."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


def in_words(number: int) -> str:
    """Say a whole number of any size in small letters: 1.005.000 is một triệu không trăm linh năm nghìn.

    Groups of noughts are left out (1.000.000.001 is một tỷ không trăm linh một); 21 is hai mươi mốt, 24
    hai mươi tư, 10^15 một triệu tỷ.
    """
    if number < 0:
        return f"âm {in_words(-number)}"
    return " ".join(_say(number, is_leading=True)) or _DIGITS[0]


def _say(number: int, is_leading: bool) -> list[str]:
    """Words of a number; one that is not leading names its hundreds even where there are none."""
    words: list[str] = []
    for size, name in ((_BILLION, "tỷ"), (10**6, "triệu"), (1000, "nghìn")):
        count, number = divmod(number, size)
        if count:
            words += [*_say(count, is_leading and not words), name]
    if number:
        words += _say_group(number, is_leading and not words)
    return words


def _say_group(number: int, is_leading: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [] if is_leading and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append("linh")
    if ones:
        words.append(_ones(tens, ones))
    return words


def _ones(tens: int, ones: int) -> str:
    if tens > 1 and ones in (1, 4):
        return {1: "mốt", 4: "tư"}[ones]
    return "lăm" if tens and ones == 5 else _DIGITS[ones]
