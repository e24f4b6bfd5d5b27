"""The fold of what two desks said at once: nobody's value is overwritten without being seen."""

from callcenter.tickets.apply import fold
from callcenter.tickets.event import Change
from callcenter.tickets.words import Kind, State


class TestTwoDesks:
    """Nobody's value is overwritten without being seen (SYNC 8)."""

    def edit(self, line, value, base, field="place"):
        return line.event(Kind.EDITED, changes=(Change(field, value, base),))

    def test_an_edit_on_top_of_the_head_is_applied(self, line):
        first = line.registered(place="A")
        ticket = fold("t-1", [first, self.edit(line, "B", first.eid)])
        assert (ticket.value("place"), ticket.conflicts) == ("B", ())

    def test_an_edit_that_did_not_see_the_head_is_an_open_conflict(self, line):
        first = line.registered(place="A")
        one = self.edit(line, "B", first.eid)
        other = self.edit(line, "C", first.eid)
        ticket = fold("t-1", [first, one, other])
        assert ticket.value("place") == "B"
        assert [(c.field, c.value, c.eid) for c in ticket.conflicts] == [("place", "C", other.eid)]

    def test_equal_values_merge_silently(self, line):
        first = line.registered(place="A")
        events = [first, self.edit(line, "B", first.eid), self.edit(line, "B", first.eid)]
        assert fold("t-1", events).conflicts == ()

    def test_other_fields_merge_silently(self, line):
        first = line.registered(place="A", landmark="x")
        events = [
            first,
            self.edit(line, "B", first.eid),
            self.edit(line, "y", first.eid, "landmark"),
        ]
        ticket = fold("t-1", events)
        assert (ticket.value("place"), ticket.value("landmark")) == ("B", "y")
        assert ticket.conflicts == ()

    def test_a_second_offline_edit_takes_the_place_of_the_first(self, line):
        first = line.registered(place="A")
        theirs = self.edit(line, "B", first.eid)
        mine = self.edit(line, "C", first.eid)
        mine_again = self.edit(line, "D", mine.eid)
        ticket = fold("t-1", [first, theirs, mine, mine_again])
        assert [c.value for c in ticket.conflicts] == ["D"]

    def test_a_person_settles_it(self, line):
        first = line.registered(place="A")
        theirs = self.edit(line, "B", first.eid)
        mine = self.edit(line, "C", first.eid)
        settled = line.event(
            Kind.EDITED, changes=(Change("place", "C", theirs.eid),), body={"resolves": [mine.eid]}
        )
        ticket = fold("t-1", [first, theirs, mine, settled])
        assert (ticket.value("place"), ticket.conflicts) == ("C", ())

    def test_an_edit_that_saw_only_the_head_leaves_the_conflict_open(self, line):
        first = line.registered(place="A")
        theirs = self.edit(line, "B", first.eid)
        mine = self.edit(line, "C", first.eid)
        later = self.edit(line, "E", theirs.eid)
        assert [c.value for c in fold("t-1", [first, theirs, mine, later]).conflicts] == ["C"]

    def test_a_state_the_life_does_not_allow_becomes_a_conflict(self, line):
        events = [
            line.registered(),
            line.event(Kind.RESOLVED),
            line.event(Kind.CLOSED),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
        ]
        ticket = fold("t-1", events)
        assert ticket.state is State.CLOSED
        assert [(c.field, c.value) for c in ticket.conflicts] == [("state", "disposisi")]

    def test_a_note_on_a_ticket_closed_meanwhile_is_a_new_note_and_no_conflict(self, line):
        note = line.event(Kind.NOTE_ADDED, body={"text": "warga menelepon lagi"})
        events = [line.registered(), line.event(Kind.RESOLVED), line.event(Kind.CLOSED), note]
        ticket = fold("t-1", events)
        assert (ticket.state, ticket.conflicts) == (State.CLOSED, ())
        assert ticket.entries[-1].eid == note.eid

    def test_a_close_on_a_ticket_dispatched_anew_meanwhile_is_a_conflict(self, line):
        events = [
            line.registered(),
            line.event(Kind.RESOLVED),
            line.event(Kind.REOPENED),
            line.event(Kind.DISPATCHED, body={"agency_ids": ["bmbk"]}),
            line.event(Kind.CLOSED),
        ]
        ticket = fold("t-1", events)
        assert ticket.state is State.DISPATCHED
        assert [(c.field, c.value) for c in ticket.conflicts] == [("state", "ditutup")]

    def test_the_same_step_of_two_people_merges_silently(self, line):
        steps = (Kind.VERIFIED, Kind.VERIFIED, Kind.RESOLVED, Kind.RESOLVED, Kind.CLOSED)
        events = [line.registered(), *map(line.event, (*steps, Kind.CLOSED))]
        ticket = fold("t-1", events)
        assert (ticket.state, ticket.conflicts) == (State.CLOSED, ())
        assert len(ticket.entries) == len(events)

    def test_two_parents_of_one_duplicate_are_not_the_same_step(self, line):
        merged = [line.event(Kind.ARCHIVED_DUPLICATE, body={"of": of}) for of in ("a", "b")]
        ticket = fold("t-1", [line.registered(), *merged])
        assert ticket.duplicate_of == "a"
        assert [one.field for one in ticket.conflicts] == ["state"]
