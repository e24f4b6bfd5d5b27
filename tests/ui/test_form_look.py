"""What the form learns from a story: category, who is competent, until when an answer is due."""

from callcenter.tickets.intake import Intake
from ui.ticket_form.look import Chosen, look

UNDECIDED = Chosen(category=False, classification=False, oversight=False)


def test_a_story_brings_category_competence_and_promise(ctx):
    found = look(ctx.desk, Intake(description="jalan berlubang", place="18.02.07.1003"), UNDECIDED)
    assert found.suggested[0] == found.category == "pekerjaan-umum"
    assert found.days == 14
    assert found.competence is not None


def test_nothing_told_brings_nobody(ctx):
    assert look(ctx.desk, Intake(), UNDECIDED).competence is None


def test_what_a_person_chose_and_answered_decides_who_is_competent(ctx):
    told = Intake(category="pekerjaan-umum", answers={"status_jalan": "nasional"})
    found = look(ctx.desk, told, Chosen(category=True, classification=False, oversight=False))
    assert found.competence is not None
    assert found.competence.primary == ("bpjn",)
