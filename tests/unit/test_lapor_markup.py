"""Text with markup from elsewhere: nothing in it raises, and its length says what it costs."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from callcenter.lapor.markup import words_of
from callcenter.lapor.plain import plain
from callcenter.tickets.texts import TEXT_MAX

PIECES = st.sampled_from(
    [*"<![]/-\"'& a>x;#=?\n", "<a", "</a", "<!--", "-->", "<![CDATA[", "]]>", "<p>", "<script>",
     "</script", "<style ", "<br/>", "<head>", "<a b='", '="', "&#", "&#x", "9", "&lt", "<?", "<!"]
)  # fmt: skip
MARKUP = st.lists(
    st.one_of(PIECES, st.tuples(PIECES, st.integers(2, 400)).map(lambda one: one[0] * one[1])),
    max_size=40,
).map("".join)
LOOKS = 10
"""Times a character may be looked at: one for each sign that is sought."""


class Measured(str):
    """A text that counts the characters `find` goes over; `looked` is their number."""

    __slots__ = ("looked",)

    def find(self, sought, at=0):
        found = super().find(sought, at)
        so_far = getattr(self, "looked", 0)
        self.looked = so_far + (len(self) if found < 0 else found) - at
        return found


@given(MARKUP)
@example("halo <![<b>")
@example("&#" + "9" * 5000 + ";")
@example("<a b='>' " * 500)
@example("<a b='" * 500 + ">" * 500)
def test_whatever_stands_in_it_is_read_in_one_pass(text):
    measured = Measured(text)
    assert len(words_of(measured)) <= len(text)
    assert getattr(measured, "looked", 0) <= LOOKS * len(text)
    assert len(plain(text)) <= len(text)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a", "<a ", "<!--", "<![", "<!", "</", "<?", "<a b='", "<a b='>'", "<a b=\"'", "<a/",
     "<script>", "<script></script", "<script></script>", "<![CDATA[", "<!--x--!", "<p>", "<a =",
     "<a b='>' c=\">\"", "&#9", "<a b=''>"],
)  # fmt: skip
@pytest.mark.parametrize("end", ["", ">", "'>", "' >\""])
def test_a_long_repeat_costs_no_more_for_each_sign(piece, end):
    measured = Measured(piece * 3000 + end)
    words_of(measured)
    assert measured.looked <= LOOKS * len(measured)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("halo <![<b>kawan", "halo kawan"),
        ("<!DOCTYPE html><!-- <b>x</b> -->a<!---->b<!-->c", "abc"),
        ("a<![CDATA[ <b> ]]>b<![if x]>c<?xml x?>d", "abcd"),
        ('<img alt="a > b" title=\'"\'>halo', "halo"),
        ("<a b='>halo", "halo"),
        ("<a b='>' c>satu<a b='>dua<i>", "satudua"),
        ("jumlah <lima dan </tidak <!-- tutup", "jumlah <lima dan </tidak <!-- tutup"),
        ("<STYLE>b > a {}</p></Style\n>x", "x"),
        ("<script>'</scripted>'</script>x<script>y", "x"),
        ("<head><title>a</title></head>b<head/>c", "bc"),
        ("&lt;b&gt; &#65;&#x42; &amp;lt;", "<b> AB &lt;"),
        ("&#" + "9" * 5000 + ";x&#x" + "f" * 5000 + ";", "\ufffdx\ufffd"),
        ("a <= b <3 </>", "a <= b <3 "),
    ],
)
def test_what_is_closed_is_left_out_and_what_is_not_stays(raw, shown):
    assert words_of(raw) == shown


def test_a_text_that_was_cut_says_so():
    assert plain("<b>x" + "<i>" * TEXT_MAX).startswith("x")
    assert plain("<b>x" + "<i>" * TEXT_MAX).endswith("…")
    assert plain("<b>" * (TEXT_MAX // 3) + "x") == "x"
