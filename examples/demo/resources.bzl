"""What the demos' containers ask for."""

SMALL = {
    "limits": {"memory": "128Mi"},
    "requests": {
        "cpu": "50m",
        "memory": "64Mi",
    },
}
