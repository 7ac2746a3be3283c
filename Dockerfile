# knobgraph and what uv.lock pins, without root and without build tools.
FROM python:3.13-slim AS build
RUN pip install --no-cache-dir uv
WORKDIR /app
COPY pyproject.toml uv.lock README.md LICENSE ./
ENV UV_PROJECT_ENVIRONMENT=/opt/knobgraph UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
RUN uv sync --locked --no-dev --no-install-project --extra fast-neo4j
COPY graph graph
COPY queries queries
COPY ingest ingest
COPY api api
RUN uv sync --locked --no-dev --no-editable --extra fast-neo4j

FROM python:3.13-slim
RUN useradd --uid 10001 --create-home knobgraph
COPY --from=build /opt/knobgraph /opt/knobgraph
COPY examples /examples
ENV PATH=/opt/knobgraph/bin:$PATH PYTHONUNBUFFERED=1
USER knobgraph
WORKDIR /home/knobgraph
EXPOSE 8000
ENTRYPOINT ["knobgraph"]
CMD ["serve", "--host", "0.0.0.0"]
