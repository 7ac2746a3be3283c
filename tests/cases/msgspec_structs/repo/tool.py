import argparse

import msgspec


class Server(msgspec.Struct, kw_only=True):
    host: str = "localhost"
    port: int = 80
    tags: list[str] = msgspec.field(default_factory=list)


class Client(msgspec.Struct):
    url: str = ""
    retries: int = 3


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="h")
    parser.add_argument("--port", type=int, default=80)
    parser.add_argument("--retries", type=int, default=3)
    args = parser.parse_args()
    server = Server(host=args.host, port=args.port)
    client = msgspec.convert({"retries": args.retries}, type=Client)
    client = msgspec.structs.replace(client, url=f"http://{server.host}")
    print(server, client)


if __name__ == "__main__":
    main()
