"""The screen: Qt and nothing but Qt; speaks to the desk through `ui.background` alone."""
