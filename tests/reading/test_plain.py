"""Plain text."""

from pathlib import Path

import pytest

from registry.reading import Unreadable, read, read_text

ENCODINGS = {"UTF-8": "utf-8", "UTF-8 with a mark": "utf-8-sig", "UTF-16": "utf-16"}


@pytest.mark.parametrize("encoding", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Điều 1. Phạm vi\r\n\r\n1. Quy định\u00a0này\n".encode(encoding))
    reading = read(path)
    assert [x.text for x in reading.paragraphs] == ["Điều 1. Phạm vi", "1. Quy định này"]
    assert (reading.file, reading.losses) == ("a.txt", ())


TEXTS = {
    "lines are not joined": ("Điều 1. Phạm\nvi", ["Điều 1. Phạm", "vi"]),
    "tabs stay": ("Số:\t12", ["Số:\t12"]),
    "old line ends": ("a\rb\fc", ["a", "b", "c"]),
    "decomposed": ("đi\u00ea\u0300u", ["điều"]),
    "Eth": ("Ðiều", ["Điều"]),
    "nothing": ("\n \n", []),
    "only what cannot be seen": ("\u200b\n", []),
}


@pytest.mark.parametrize(("text", "lines"), TEXTS.values(), ids=TEXTS.keys())
def test_lines(text: str, lines: list[str]) -> None:
    assert [x.text for x in read_text(text, "a.txt").paragraphs] == lines


def test_too_many_lines() -> None:
    with pytest.raises(Unreadable) as caught:
        read_text("a\n" * 300_001, "a.txt")
    assert caught.value.kind == "too_large"


def test_what_cannot_be_seen_is_counted() -> None:
    assert read_text("a\x00b\u200bc", "a.txt").losses == ("Đã bỏ 2 ký tự điều khiển hoặc không nhìn thấy được.",)


@pytest.mark.parametrize("data", [b"Caf\xe9 1", "Điều".encode("utf-16")[:-1], "a b".encode("utf-16-le")], ids=["one foreign word", "UTF-16 cut", "UTF-16 unmarked"])
def test_other_encodings_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.kind == "unsupported"
    assert "UTF-8" in caught.value.message


OLD = {
    "TCVN3": (b"\xa7i\xd2u 1. Ph\xb9m vi \xae\xd2u ch\xd8nh\n", ["Điều 1. Phạm vi đều chỉnh"], "Đã chuyển 20 chữ từ mã TCVN3 (ABC) sang Unicode."),
    "VNI": (b"\xd1ie\xe0u 1. Pha\xefm vi \xf1ie\xe0u ch\xe6nh\n", ["Điều 1. Phạm vi điều chỉnh"], "Đã chuyển 24 chữ từ mã VNI sang Unicode."),
}


@pytest.mark.parametrize(("data", "lines", "told"), OLD.values(), ids=OLD.keys())
def test_old_encodings_are_decoded_and_reported(tmp_path: Path, data: bytes, lines: list[str], told: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    reading = read(path)
    assert [x.text for x in reading.paragraphs] == lines
    assert reading.losses == (told,)


def test_what_typing_put_differently_is_reported() -> None:
    told = read_text("Ðiều 1. đi\u00ea\u0300u PHƢƠNG", "a.txt").losses
    assert told == ("Đã ghép 1 dấu rời (Unicode tổ hợp) vào chữ.", "Đã sửa 1 chữ Ð, ð (Eth) thành Đ, đ.", "Đã sửa 1 chữ Ƣ, ƣ (lỗi phông khi tạo tệp) thành Ư, ư.")


def test_a_space_typed_twice_is_one_but_four_part_columns() -> None:
    assert [p.text for p in read_text("Ủy  ban   nhân dân    CỘNG HÒA\n  Số: 1", "a.txt").paragraphs] == ["Ủy ban nhân dân    CỘNG HÒA", "  Số: 1"]
