"""`fake_directory`: a directory created by an action, with files that analysis cannot know."""

def _fake_directory_impl(ctx):
    directory = ctx.actions.declare_directory(ctx.label.name)
    ctx.actions.run_shell(outputs = [directory], command = "exit 1")
    return [DefaultInfo(files = depset([directory]))]

fake_directory = rule(implementation = _fake_directory_impl, doc = "A tree artifact, which no test builds.")
