"""A dataclass with add_cli_args and from_cli_args, whose own dict is then changed for the compiled router."""

SPEC = {
    "package": "sglang_router",
    "requirement": "sglang-router==0.3.2",
    "needs": ["setproctitle", "aiohttp", "orjson", "uvicorn", "fastapi"],
    "style": "argparse filled by a static method of a dataclass -> from_cli_args: fields(cls), vars(args), parsed lists -> cls(**dict)",
    "entry": "sglang_router.cli:main",
    "prog": "smg",
    "packages": ["sglang_router"],
    "argv": ["launch"],
    "track": r"^sglang_router\.router_args\.RouterArgs$",
    "only_track": True,
    "preload": ["sglang_router.cli", "sglang_router.launch_router", "sglang_router.router"],
    "stops": ["sglang_router.router:Router.start", "sglang_router.mini_lb:MiniLoadBalancer.start"],
    "vary": {
        "--prefill": [["--prefill", "http://a:1", "8998"], ["--prefill", "http://b:2"]],
        "--decode": [["--decode", "http://a:1"]],
        "--worker-urls": [["--worker-urls", "http://a:1", "http://b:2"]],
        "--selector": [["--selector", "app=x"]],
        "--prefill-selector": [["--prefill-selector", "app=x"]],
        "--decode-selector": [["--decode-selector", "app=x"]],
        "--control-plane-api-keys": [["--control-plane-api-keys", "key1:Service:admin:secret"]],
        "--jwt-role-mapping": [["--jwt-role-mapping", "a=admin"]],
        "--prometheus-duration-buckets": [["--prometheus-duration-buckets", "0.5", "1"]],
        "--request-id-headers": [["--request-id-headers", "x-a"]],
        "--cors-allowed-origins": [["--cors-allowed-origins", "http://c"]],
    },
}
