{{- define "manman.env" -}}
- name: APP_ENV
  value: {{ .Values.env.app_env }}
- name: MANMAN_POSTGRES_URL
  valueFrom:
    secretKeyRef:
      name: postgres-credentials
      key: url
- name: MANMAN_RABBITMQ_HOST
  value: {{ .Values.env.rabbitmq.host }}
- name: MANMAN_RABBITMQ_PORT
  value: {{ .Values.env.rabbitmq.port | quote }}
- name: MANMAN_RABBITMQ_USER
  value: {{ .Values.env.rabbitmq.user }}
- name: MANMAN_RABBITMQ_PASSWORD
  valueFrom:
    secretKeyRef:
      name: rabbitmq-credentials
      key: password
- name: MANMAN_RABBITMQ_ENABLE_SSL
  value: {{ .Values.env.rabbitmq.enable_ssl | quote }}
- name: MANMAN_RABBITMQ_SSL_HOSTNAME
  value: {{ .Values.env.rabbitmq.ssl_hostname }}
{{- end }}

{{- define "manman.otel" -}}
{{- $root := index . 0 }}
{{- if $root.Values.env.otel.logging_enabled }}
- name: OTEL_EXPORTER_OTLP_LOGS_ENDPOINT
  value: {{ $root.Values.env.otel.endpoint }}
- name: OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
  value: {{ $root.Values.env.otel.endpoint }}
{{- end }}
- name: OTEL_SERVICE_NAME
  value: {{ index . 1 }}
- name: OTEL_RESOURCE_ATTRIBUTES
  value: deployment-name={{ index . 1 }}
{{- end }}

{{- define "manman.resources" -}}
requests:
  cpu: 50m
  memory: 256Mi
limits:
  cpu: 100m
  memory: 512Mi
{{- end }}

{{- define "manman.readiness" -}}
initialDelaySeconds: 10
periodSeconds: 10
timeoutSeconds: 5
failureThreshold: 3
{{- end }}
