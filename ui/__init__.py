"""The screen: Qt and nothing but Qt. Speaks to the desk through `ui.background`; never to store or network."""
