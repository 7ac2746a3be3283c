import os


def mode():
    return os.environ["server.mode"]


def request_environment(request):
    environ = {"request": request}
    environ["server.priority"] = request.priority
    return environ
