"""Answers while somebody types: who calls, what belongs to whom, what is alike, what to say.

Asks on the desk's thread, newest question only; fills nothing a person has touched and never moves
the focus.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from callcenter.desk.find_caller import find_caller
from callcenter.desk.find_similar import find_similar
from callcenter.desk.search_centre import not_here
from callcenter.desk.views import CallerView, Similar
from callcenter.directory.agencies import MUNICIPAL_KIND, Agency
from callcenter.errors import NetworkError
from callcenter.tickets.intake import Intake
from callcenter.tickets.words import Urgency
from ui import shortcuts
from ui.context import UiContext
from ui.ticket_form.emergency_notes import HandOvers
from ui.ticket_form.form_body import FormBody
from ui.ticket_form.guide_words import guide_values, sayable, scripts_now
from ui.ticket_form.look import Chosen, Look, look
from ui.ticket_form.read_back import Route, promise_text, read_back
from ui.ticket_form.saved_panel import SavedTicket
from ui.ticket_form.side import Side

_PAUSE = 150
_PLACES = 8
MOST_BROUGHT = 20
"""Older tickets of one number that are brought from the centre."""


class LiveAnswers(QObject):
    """`touched` when an answer changed what a draft must keep; `failed` carries the error."""

    touched = Signal()
    failed = Signal(object)

    def __init__(
        self,
        ctx: UiContext,
        body: FormBody,
        side: Side,
        intake: Callable[[], Intake],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._ctx, self._body, self._side, self._intake = ctx, body, side, intake
        self._known: Look | None = None
        self._view: CallerView | None = None
        self._dismissed: frozenset[str] = frozenset()
        self._emergency_asked = False
        self._generation = 0
        self._closing = False
        self.handed = HandOvers()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.ask)
        body.caller.looked_for.connect(self.look_up_caller)
        side.history.asked.connect(self.ask_centre)
        body.place.searched.connect(self._find_places)
        body.emergency.handed.connect(self._hand_over)
        body.emergency.dismissed.connect(self.dismiss_emergency)
        body.urgency.input.changed.connect(lambda _key: self.show_emergency())

    def reset(self, handed: HandOvers) -> None:
        """Another form stands there: what was known and what is still being asked is forgotten."""
        self._generation += 1
        self._closing = False
        self._known, self._view = None, None
        self._dismissed, self._emergency_asked = frozenset(), False
        self.handed = handed
        self._side.history.show_view(None, None, None)
        self._side.duplicates.show_similar((), None)
        self.show_route()
        self._pause.start()

    def forget_caller(self) -> None:
        """The reporter is not to be known any more."""
        self._generation += 1
        self._view = None
        self._side.history.show_view(None, None, None)
        self._pause.start()

    def think(self) -> None:
        """Something was typed: asks after a short pause; what can be shown at once is shown."""
        self._pause.start()
        self.show_route()

    def ask(self) -> None:
        """Suggestions and possible duplicates for what stands there now."""
        self._pause.stop()
        desk, intake, mine = self._ctx.desk, self._intake(), self._generation
        category, evidence = self._body.category, self._body.evidence
        chosen = Chosen(
            category.by_person, category.classified_by_person, evidence.oversight_by_person
        )
        self._ctx.background.latest(
            (id(self), "similar"),
            lambda: find_similar(desk, intake),
            lambda found: self._if_mine(mine, self._show_similar, found),
            self.failed.emit,
            self,
        )
        self._ctx.background.latest(
            (id(self), "look"),
            lambda: look(desk, intake, chosen),
            lambda found: self._if_mine(mine, self._show_look, found),
            self.failed.emit,
            self,
        )

    def look_up_caller(self) -> None:
        """Who has this number, and what they told before."""
        intake, desk, mine = self._intake(), self._ctx.desk, self._generation
        if not intake.names_reporter:
            return
        phone, name, caller_id = intake.phone, intake.name, intake.caller_id
        self._ctx.background.latest(
            (id(self), "caller"),
            lambda: find_caller(desk, phone, name, caller_id),
            lambda found: self._if_mine(mine, self._show_view, found),
            self.failed.emit,
            self,
        )

    def ask_centre(self) -> None:
        """Bring what the centre has of this number's older reports; the typing goes on."""
        view, desk, sync, mine = self._view, self._ctx.desk, self._ctx.sync, self._generation
        if view is None or view.phone is None or not view.reach.is_partial:
            return
        key = view.phone.key
        self._side.history.say_asked(self.tr("Mengambil riwayat dari pusat…"), again=False)

        def bring() -> int:
            found = not_here(desk, key, sync.search_centre(key, MOST_BROUGHT))
            sync.fetch_subjects([one.ticket_id for one in found.hits])
            return len(found.hits)

        self._ctx.background.sync(
            bring,
            lambda count: self._if_mine(mine, self._show_brought, count),
            lambda error: self._if_mine(mine, self._tell_not_brought, error),
            self,
        )

    def _show_brought(self, count: int) -> None:
        if count:
            self.look_up_caller()
            return
        text = self.tr("Di pusat tidak ada laporan lain dari nomor ini.")
        self._side.history.say_asked(text, again=False)

    def _tell_not_brought(self, error: BaseException) -> None:
        if not isinstance(error, NetworkError):
            self.failed.emit(error)
        text = self.tr("Pusat tidak terjangkau. Coba lagi ({0})")
        again = text.format(shortcuts.key_hint("panel_centre"))
        self._side.history.say_asked(again, again=True)

    def route(self) -> Route:
        """Whom it goes to and by when, as it stands now."""
        found = self._known
        agencies = self._body.agencies.agencies()
        return Route(agencies, found.promise if found else None, found.days if found else 0)

    def outside_suggestions(self) -> tuple[tuple[str, ...], str]:
        """Bodies outside the province that fit what was typed, and the sentence why."""
        found = self._known.competence if self._known else None
        directory = self._ctx.desk.directory
        known = directory.agencies
        ids = [*found.primary, *found.alternatives] if found else []
        place = self._body.place.code()
        around = directory.places.kabkota_of(place) if place else None
        if around is not None:
            ids += [one.id for one in known.values() if _runs(one, around.code)]
        bodies = [one for one in ids if one in known and not known[one].within_authority]
        reason = found.reason if found is not None and found.outside_authority else ""
        return tuple(dict.fromkeys(bodies)), reason

    def ask_for_emergency(self) -> None:
        """The card with every emergency number, whatever was typed."""
        self._emergency_asked = True
        self.show_emergency()

    def dismiss_emergency(self) -> None:
        """The operator has seen these; they come back only for something new."""
        heard = self._known.emergencies if self._known else ()
        self._dismissed |= {one.id for one in heard} | {"asked"}
        self._emergency_asked = False

    def show_emergency(self) -> None:
        """The card for what was heard, for "Darurat", or because it was asked for."""
        heard = self._known.emergencies if self._known else ()
        fresh = [one for one in heard if one.id not in self._dismissed]
        urgent = self._body.urgency.input.selected() == Urgency.EMERGENCY.value
        wanted = self._emergency_asked or (urgent and "asked" not in self._dismissed)
        if fresh:
            ids = dict.fromkeys(number for one in fresh for number in one.agency_ids)
            self._show_numbers(fresh[0].title, fresh[0].say, tuple(ids))
        elif wanted:
            title = self.tr("Ada bahaya sekarang? Beri nomor darurat dahulu")
            every = self._ctx.desk.directory.agencies.values()
            self._show_numbers(title, "", tuple(one.id for one in every if one.is_emergency))
        elif not heard and not urgent:
            self._body.emergency.hide()

    def _show_numbers(self, title: str, say: str, ids: Sequence[str]) -> None:
        known = self._ctx.desk.directory.agencies
        agencies: list[Agency] = [known[one] for one in ids if one in known]
        self._body.emergency.show_numbers(title, say, agencies, self.handed.ids)

    def _hand_over(self, agency_id: str) -> None:
        self.handed = self.handed.add(agency_id, self._ctx.desk.clock.now())
        self._body.urgency.input.select(Urgency.EMERGENCY.value)
        self._body.agencies.hand_to(agency_id)
        self.show_emergency()
        note = self.handed.note(self._ctx.desk.directory.agencies)
        if not self._body.description.input.toPlainText().strip() and note:
            self._body.description.input.insert_at_cursor(note)
        self.touched.emit()

    def show_route(self) -> None:
        """Deadline, read-back sentence and what to say, from what stands there now."""
        intake, route = self._intake(), self.route()
        directory = self._ctx.desk.directory
        self._body.agencies.set_promise(promise_text(route))
        sentence = read_back(intake, route, directory)
        self._body.read_back.show_sentence(sentence)
        first = route.agencies[0].abbreviation if route.agencies else ""
        self._body.category.set_agency(first if self._body.category.category_id() else "")
        now = self._ctx.desk.clock.now()
        operator = self._ctx.desk.settings.current_operator
        values = guide_values(route, sentence, now, operator.name if operator else "")
        heard = self._known.emergencies if self._known else ()
        if heard:
            ids = dict.fromkeys(number for one in heard for number in one.agency_ids)
            first_help = [directory.agencies[one] for one in ids if one in directory.agencies]
            values["nomor"] = self.tr(" atau ").join(one.phone for one in first_help)
        scripts = scripts_now(directory, intake, route, emergency=bool(heard))
        if not self._closing:
            self._side.guide.show_guide(scripts, route.agencies, values)

    def show_closing(self, saved: SavedTicket, told: Intake) -> None:
        """After saving: the words to end with, and who it was with what is known of them now."""
        self._generation += 1
        self._closing = True  # until another form stands there; hanging up must not end it
        self._pause.stop()
        directory, desk = self._ctx.desk.directory, self._ctx.desk
        self._side.duplicates.show_similar((), None)
        route = Route(saved.agencies, saved.registered.promise, saved.days)
        operator = desk.settings.current_operator
        values = guide_values(route, "", desk.clock.now(), operator.name if operator else "")
        values["nomor tiket"] = saved.registered.number
        ending = (one for one in directory.scripts if one.moment == "closing")
        closing = tuple(sayable(one, values) for one in ending)
        self._side.guide.show_guide(closing, saved.agencies, values)
        if told.names_reporter:
            self._show_saved_caller(told, saved.registered.caller_id)
        else:
            self._side.history.show_view(None, None, None)

    def _show_saved_caller(self, told: Intake, caller_id: str | None) -> None:
        """The reporter with the ticket just saved, in the history and in the strip."""
        desk, mine = self._ctx.desk, self._generation
        self._ctx.background.latest(
            (id(self), "caller"),
            lambda: find_caller(desk, told.phone, told.name, caller_id),
            lambda view: self._if_mine(mine, self._show_known, view),
            self.failed.emit,
            self,
        )

    def _show_look(self, found: Look) -> None:
        self._known = found
        body = self._body
        before = body.category.category_id()
        body.category.suggest(found.suggested, found.classification)
        body.evidence.suggest_oversight(found.oversight)
        category = body.category.category_id()
        body.show_questions(category, oversight=body.evidence.oversight.isChecked())
        competence = found.competence
        if competence is not None and category:
            body.agencies.suggest(competence.primary, competence.alternatives)
        elif not category:
            body.agencies.suggest((), ())
        self.show_emergency()
        self.show_route()
        if category != before:
            self.touched.emit()

    def _show_similar(self, found: list[Similar]) -> None:
        self._side.duplicates.show_similar(found, self._ctx.desk.clock.now())

    def _show_view(self, view: CallerView) -> None:
        self._view = view
        self._body.caller.show_view(view)
        self._show_known(view)

    def _show_known(self, view: CallerView) -> None:
        desk = self._ctx.desk
        self._side.history.show_view(view, desk.clock.now(), desk.calendar)
        if self._ctx.call.in_form:
            self._ctx.call.set_caller(view)

    def _find_places(self, typed: str) -> None:
        places = self._ctx.desk.directory.places
        self._ctx.background.latest(
            (id(self), "places"),
            lambda: places.search(typed, _PLACES),
            self._body.place.offer,
            self.failed.emit,
            self,
        )

    def _if_mine(self, mine: int, show: Callable[..., None], found: object) -> None:
        """An answer to a question about a form that is gone is dropped."""
        if mine == self._generation:
            show(found)


def _runs(agency: Agency, kabkota_code: str) -> bool:
    """Whether this is the government of the kabupaten or kota."""
    return agency.kind == MUNICIPAL_KIND and agency.region_code == kabkota_code
