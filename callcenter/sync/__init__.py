"""One run at a time: push, pull, settle, lease numbers. No loop, no sleep, no thread."""
