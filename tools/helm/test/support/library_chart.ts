/** A chart whose templates are all in a library chart, by path. Without jest, so that programs other than tests can read it. */
export const LIBRARY = {
  "Chart.yaml":
    "apiVersion: v2\nname: orders\nversion: 1.0.0\ndependencies: [{name: common, version: 0.1.0, repository: file://charts/common}]\n",
  "values.yaml":
    "image: registry.example.com/orders:2.1\nport: 8080\nenv: {LOG_LEVEL: info}\nscale: {min: 2, max: 5}\n",
  "templates/all.yaml": '{{- include "common.workload" . }}\n',
  "charts/common/Chart.yaml": "apiVersion: v2\nname: common\nversion: 0.1.0\ntype: library\n",
  "charts/common/templates/_workload.tpl": `{{- define "common.workload" -}}
apiVersion: apps/v1
kind: Deployment
metadata: {name: {{ .Chart.Name }}, labels: {app: {{ .Chart.Name }}}}
spec:
  selector: {matchLabels: {app: {{ .Chart.Name }}}}
  template:
    metadata: {labels: {app: {{ .Chart.Name }}}}
    spec:
      containers:
        - name: main
          image: {{ .Values.image }}
          ports: [{name: http, containerPort: {{ .Values.port }}}]
          env:
            {{- range $name, $value := .Values.env }}
            - {name: {{ $name }}, value: {{ $value | quote }}}
            {{- end }}
          resources: {requests: {cpu: 100m}}
---
apiVersion: v1
kind: Service
metadata: {name: {{ .Chart.Name }}}
spec:
  selector: {app: {{ .Chart.Name }}}
  ports: [{name: http, port: 80, targetPort: {{ .Values.port }}}]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: {{ .Chart.Name }}}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ .Chart.Name }}}
  minReplicas: {{ .Values.scale.min }}
  maxReplicas: {{ .Values.scale.max }}
{{- end -}}
`,
};
