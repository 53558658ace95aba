/** Charts of which the examples have none: text that tries to be markup, a chart that does not render, 100 apps. */

/** It would run, load or end something if any of it were taken for markup. */
export const HOSTILE = `<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">&lt;"'</template></script>{{ 1 }}`;

const LOADS = `load("@rules_appchart//:helm.bzl", "helm_chart")
load("@rules_appchart//:release_app.bzl", "release_app")
`;

const RESOURCES = `{"requests": {"cpu": "10m", "memory": "64Mi"}, "limits": {"memory": "64Mi"}}`;

export const HOSTILE_BUILD = `${LOADS}
TEXT = ${JSON.stringify(HOSTILE)}
release_app(
    name = "text_api",
    description = TEXT,
    image = "registry.example.com/text",
    port = 8000,
    args = [TEXT],
    env = {"TEXT": TEXT},
    config = {"text": TEXT},
    annotations = {"example.com/text": TEXT},
    health_check = {"enabled": False},
    resources = ${RESOURCES},
)
helm_chart(
    name = "chart",
    apps = [":text_api"],
    description = TEXT,
    checks = {"missing-readiness": {"severity": "off", "reason": TEXT}},
    manifests = ["a'<b>&.yaml"],
    environments = {"prod": {"apps": {"text_api": {"env": {"TEXT": TEXT + " in prod"}}}}},
)
`;

export const HOSTILE_MANIFEST = `apiVersion: v1
kind: Secret
metadata: {name: kept-secret}
stringData: {password: hunter22}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: text}
data: {text: ${JSON.stringify(HOSTILE)}}
`;

export const BROKEN_BUILD = `${LOADS}
release_app(name = "some_api", image = "registry.example.com/some", port = 8000, resources = ${RESOURCES})
helm_chart(
    name = "chart",
    apps = [":some_api"],
    templated_manifests = ["broken.yaml"],
    environments = {"prod": {"global": {"environment": "prod"}}},
)
`;

export const BROKEN_MANIFEST = `apiVersion: v1
kind: ConfigMap
metadata: {name: where}
data: {where: {{ required "say where <b>" .Values.global.environment | quote }}}
`;

/** Each app calls two others; every tenth is reached from outside, and every fifth has a database of its own. */
export const MANY_BUILD = `${LOADS}
NAMES = ["app%s" % index for index in range(100)]
[release_app(
    name = name,
    app_type = "external-api" if index % 10 == 0 else "internal-api",
    image = "registry.example.com/" + name,
    port = 8000,
    replicas = 2,
    env = {"LEVEL": "info", "CACHE": "redis://cache.shared:6379"},
    config = {"name": name},
    connects_to = [NAMES[other] for other in [index * 2 + 1, index * 2 + 2] if other < 100],
    network_policy = {},
    health_check = {"path": "/healthz"},
    resources = ${RESOURCES},
    ingress = {"host": "many.example.com", "paths": ["/" + name]} if index % 10 == 0 else None,
) for index, name in enumerate(NAMES)]
helm_chart(
    name = "chart",
    apps = [":" + name for name in NAMES],
    environments = {
        "dev": {"apps": {name: {"replicas": 1} for name in NAMES}},
        "prod": {"apps": {name: {"replicas": 3} for name in NAMES[:50]}},
    },
)
`;
