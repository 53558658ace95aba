{{/* Name of an app's object, cut to the longest length allowed and starting with a letter. Arguments: root context, app, longest length, suffix of an additional object. */}}
{{- define "photos-chart.fullname" -}}
{{- $release := (index . 0).Release.Name | replace "." "-" -}}
{{- $app := index . 1 | replace "." "-" -}}
{{- $name := prepend (slice . 3) (eq $release $app | ternary $app (printf "%s-%s" $release $app)) | join "-" | replace "." "-" -}}
{{- if regexMatch "^[0-9]" $name }}{{ $name = printf "r%s" $name }}{{ end -}}
{{- $longest := index . 2 -}}
{{- if gt (len $name) $longest }}{{ $name = printf "%s-%s" ($name | trunc (sub $longest 9 | int) | trimSuffix "-") ($name | sha256sum | trunc 8) }}{{ end -}}
{{- $name -}}
{{- end }}

{{/* Labels that select an app's pods; they never change. Arguments: root context, app, component. */}}
{{- define "photos-chart.selectorLabels" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
app.kubernetes.io/component: {{ index . 2 }}
{{- end }}

{{/* Labels of an object. Arguments: root context, app, component, version. */}}
{{- define "photos-chart.labels" -}}
{{ include "photos-chart.selectorLabels" . }}
app.kubernetes.io/version: {{ index . 3 | replace "+" "_" | trunc 63 | regexFind "^.*[A-Za-z0-9]" | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
app.kubernetes.io/part-of: {{ (index . 0).Chart.Name }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version | replace "+" "_" | trunc 63 | regexFind "^.*[A-Za-z0-9]" | quote }}
{{- end }}

{{/* Labels of an app's pods. Additional labels never override the selector labels. Arguments: root context, app, component, additional labels. */}}
{{- define "photos-chart.podLabels" -}}
{{ include "photos-chart.selectorLabels" . }}
{{- range $name, $value := omit (index . 3) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{ $name | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Image reference. Arguments: root context, image values. */}}
{{- define "photos-chart.image" -}}
{{- $image := index . 1 -}}
{{- if $image.digest -}}
{{ $image.repository }}@{{ $image.digest }}
{{- else -}}
{{ $image.repository }}:{{ $image.tag | default (index . 0).Chart.AppVersion | replace "+" "_" }}
{{- end -}}
{{- end }}

{{/* Environment variables as a list. Arguments: root context, values by name: a string or {valueFrom: …}. */}}
{{- define "photos-chart.env" -}}
{{- range $name, $value := index . 1 }}
- name: {{ $name | quote }}
  {{- if kindIs "map" $value }}
  {{- toYaml $value | nindent 2 }}
  {{- else }}
  value: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* Labels or annotations of an object. Arguments: maps; earlier maps take precedence. */}}
{{- define "photos-chart.merged" -}}
{{- $said := dict }}
{{- range . }}
{{- range $name, $value := . }}
{{- if not (hasKey $said $name) }}
{{ $name | quote }}: {{ $value | quote }}
{{- $_ := set $said $name true }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
