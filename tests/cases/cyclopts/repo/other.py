from cyclopts import App

app = App()


class Server:
    def __init__(self, port, debug):
        self.port = port
        self.debug = debug


@app.command
def serve(port: int = 80):
    return Server(port, SETTINGS["debug"])


SETTINGS = {"debug": False}


@app.meta.default
def launcher(*tokens: str, debug: bool = False):
    SETTINGS["debug"] = debug
    return app(tokens)


if __name__ == "__main__":
    app.meta()
