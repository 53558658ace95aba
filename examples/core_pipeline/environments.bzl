"""The environments of core_pipeline, and the values that each changes."""

NGINX = {
    "cert-manager.io/cluster-issuer": "letsencrypt-prod",
    "nginx.ingress.kubernetes.io/enable-cors": "true",
    "nginx.ingress.kubernetes.io/limit-rps": "100",
    "nginx.ingress.kubernetes.io/proxy-body-size": "10m",
    "nginx.ingress.kubernetes.io/proxy-read-timeout": "60",
}

TRAEFIK = {
    "cert-manager.io/cluster-issuer": "letsencrypt-staging",
    "traefik.ingress.kubernetes.io/router.entrypoints": "websecure",
}

def _resources(cpu, memory, cpu_limit, memory_limit):
    return {
        "requests": {
            "cpu": cpu,
            "memory": memory,
        },
        "limits": {
            "cpu": cpu_limit,
            "memory": memory_limit,
        },
    }

def _environment(app, ingress_class = "", annotations = {}, jobs = {}):
    return {
        "apps": {"core-pipeline": app} | jobs,
        "ingress": {
            "annotations": annotations,
            "className": ingress_class,
        },
    }

ENVIRONMENTS = {
    "dev": _environment({
        "config": {
            "LOG_LEVEL": "debug",
            "NODE_ENV": "development",
        },
        "image": {"pullPolicy": "Always"},
        "ingress": {"hosts": ["core-pipeline-dev.example.com"]},
        "replicas": 1,
        "resources": _resources("100m", "128Mi", "200m", "256Mi"),
    }),
    "prod": _environment({
        "autoscaling": {
            "enabled": True,
            "maxReplicas": 20,
            "minReplicas": 3,
        },
        "config": {
            "LOG_LEVEL": "warn",
            "NODE_ENV": "production",
        },
        "ingress": {
            "hosts": ["core-pipeline.example.com"],
            "tls": {"secretName": "core-pipeline-tls"},
        },
        "replicas": 3,
        "resources": _resources("500m", "512Mi", "1000m", "1Gi"),
    }, "nginx", NGINX),
    "staging": _environment({
        "autoscaling": {
            "enabled": True,
            "maxReplicas": 10,
            "minReplicas": 2,
        },
        "config": {
            "LOG_LEVEL": "info",
            "NODE_ENV": "staging",
        },
        "ingress": {
            "hosts": ["core-pipeline-staging.example.com"],
            "tls": {"secretName": "core-pipeline-staging-tls"},
        },
        "resources": _resources("250m", "256Mi", "500m", "512Mi"),
    }, "traefik", TRAEFIK),
    # Every feature is on, with few resources and mocks for what the application connects to.
    "test": _environment({
        "autoscaling": {"enabled": True},
        "config": {
            "KAFKA_BROKERS": "mock-kafka:9092",
            "LOG_LEVEL": "debug",
            "NODE_ENV": "test",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://mock-tempo:4318",
            "POSTGRES_HOST": "mock-postgres",
            "REDIS_HOST": "mock-redis",
        },
        "ingress": {
            "hosts": ["core-pipeline-test.example.com"],
            "tls": {"secretName": "core-pipeline-test-tls"},
        },
        "resources": _resources("50m", "64Mi", "100m", "128Mi"),
    }, "nginx", NGINX, {
        job: {"env": {"POSTGRES_HOST": "mock-postgres"}}
        for job in ["backup", "migration", "verification"]
    }),
}
