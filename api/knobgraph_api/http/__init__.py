"""The graph over HTTP: `create_app` gives the application, one file of `resources/` each resource."""
