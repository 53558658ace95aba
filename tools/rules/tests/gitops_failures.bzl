"""Errors of `argocd_application` and the like that only Starlark can see."""

load("//:helm.bzl", "argocd_project", "helm_chart")

def gitops_failures(name):
    """Targets that fail, and how.

    Args:
        name: the suite's name.

    Returns:
        A dict of words to macros, their arguments, and the lines of the message.
    """
    chart = name + ".gitops_chart"
    choice = select({"//conditions:default": []})
    helm_chart(name = chart, tags = ["manual"])
    return {
        "gitops_directory": (
            argocd_project,
            {"chart": chart, "directory": "."},
            ["directory: is not a directory below the package (got \".\"); expected a path like `argocd/applications`, without `.` and `..`. " +
             "Fix: name a directory that has nothing else in it. [invalid-path]"],
        ),
        "gitops_reserved": (
            argocd_project,
            {"chart": chart, "label": "x"},
            ["label: is not an attribute (got \"x\"); expected nothing, because the macro records the label itself. Fix: remove it. [unknown-attribute]"],
        ),
        "gitops_values": (
            argocd_project,
            {"chart": chart, "roles": {"a": choice}, "sync_windows": [{1: 2}]},
            [
                ("roles.a: is a select(), which a chart cannot contain (got {}); expected strings, numbers, booleans, lists and dicts " +
                 "of them. Fix: declare one app for each case, or set the value in the values of an environment. [invalid-type]").format(repr(choice)),
                "sync_windows[0]: has a key that is not a string (got 1); expected strings as keys. Fix: write `\"1\"`. [invalid-type]",
            ],
        ),
    }
