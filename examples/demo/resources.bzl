"""Requests and limits of the demos' containers."""

SMALL = {
    "limits": {"memory": "128Mi"},
    "requests": {
        "cpu": "50m",
        "memory": "64Mi",
    },
}
