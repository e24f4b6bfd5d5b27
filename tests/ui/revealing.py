"""Hands that say why one field is to be seen."""

from tests.ui.shell import settled
from ui.reveal.panel import RevealPanel


def say_why(ctx, qtbot, host, *, text: str = "ditelepon balik") -> None:
    """Fill the question that stands in `host`, and wait until the value came or was refused."""
    panel = host.findChildren(RevealPanel)[-1]  # one that was answered may still be going
    panel.text.setText(text)
    panel.show_button.click()
    settled(qtbot, ctx)
