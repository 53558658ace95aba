{{/* Name of an app's object, cut to the longest length allowed and starting with a letter. Arguments: root context, app, longest length, suffix of an additional object. */}}
{{- define "host-names-chart.fullname" -}}
{{- $release := (index . 0).Release.Name | replace "." "-" -}}
{{- $app := index . 1 | replace "." "-" -}}
{{- $name := prepend (slice . 3) (eq $release $app | ternary $app (printf "%s-%s" $release $app)) | join "-" | replace "." "-" -}}
{{- if regexMatch "^[0-9]" $name }}{{ $name = printf "r%s" $name }}{{ end -}}
{{- $longest := index . 2 -}}
{{- if gt (len $name) $longest }}{{ $name = printf "%s-%s" ($name | trunc (sub $longest 9 | int) | trimSuffix "-") ($name | sha256sum | trunc 8) }}{{ end -}}
{{- $name -}}
{{- end }}

{{/* Labels that select an app's pods; they never change. Arguments: root context, app, component. */}}
{{- define "host-names-chart.selectorLabels" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
app.kubernetes.io/component: {{ index . 2 }}
{{- end }}

{{/* Labels of an object. Arguments: root context, app, component, version. */}}
{{- define "host-names-chart.labels" -}}
{{ include "host-names-chart.selectorLabels" . }}
app.kubernetes.io/version: {{ index . 3 | replace "+" "_" | trunc 63 | regexFind "^.*[A-Za-z0-9]" | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
app.kubernetes.io/part-of: {{ (index . 0).Chart.Name }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version | replace "+" "_" | trunc 63 | regexFind "^.*[A-Za-z0-9]" | quote }}
{{- end }}

{{/* Labels of an app's pods. Additional labels never override the selector labels. Arguments: root context, app, component, additional labels. */}}
{{- define "host-names-chart.podLabels" -}}
{{ include "host-names-chart.selectorLabels" . }}
{{- range $name, $value := omit (index . 3) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{ $name | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Image reference. Arguments: root context, image values. */}}
{{- define "host-names-chart.image" -}}
{{- $image := index . 1 -}}
{{- if $image.digest -}}
{{ $image.repository }}@{{ $image.digest }}
{{- else -}}
{{ $image.repository }}:{{ $image.tag | default (index . 0).Chart.AppVersion | replace "+" "_" }}
{{- end -}}
{{- end }}

{{/* Environment variables as a list. Arguments: root context, values by name: a string or {valueFrom: …}. */}}
{{- define "host-names-chart.env" -}}
{{- range $name, $value := index . 1 }}
- name: {{ $name | quote }}
  {{- if kindIs "map" $value }}
  {{- toYaml $value | nindent 2 }}
  {{- else }}
  value: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/*
Adds the Secrets and ConfigMaps to which a value refers to a map: `<kind> <name>` to their keys and the apps that need them.
Arguments: the map, app, key of the value, value.
*/}}
{{- define "host-names-chart.references" -}}
{{- $found := index . 0 }}
{{- $app := index . 1 }}
{{- $key := index . 2 }}
{{- $value := index . 3 }}
{{- $secrets := list "imagePullSecrets" "nodePublishSecretRef" "secret" "secretKeyRef" "secretRef" }}
{{- $isReference := or (has $key $secrets) (has $key (list "configMap" "configMapKeyRef" "configMapRef")) }}
{{- if kindIs "slice" $value }}
{{- range $value }}{{ include "host-names-chart.references" (list $found $app $key .) }}{{ end }}
{{- else if not (kindIs "map" $value) }}
{{- else if $isReference }}
{{- $name := $value.secretName | default $value.name }}
{{- $id := printf "%s %s" (has $key $secrets | ternary "Secret" "ConfigMap") $name }}
{{- if and $name (not $value.optional) }}
{{- $keys := list $value.key }}
{{- range $value.items }}{{ $keys = append $keys .key }}{{ end }}
{{- $known := get $found $id | default (dict "keys" list "apps" list) }}
{{- $_ := set $found $id (dict "keys" (concat $known.keys $keys | compact | uniq) "apps" (append $known.apps $app | uniq)) }}
{{- end }}
{{- else }}
{{- range $name, $child := $value }}{{ include "host-names-chart.references" (list $found $app $name $child) }}{{ end }}
{{- if hasKey $value "containers" }}
{{- /* In a volume of all keys, a sub path is a key. */}}
{{- range $volume := $value.volumes }}
{{- range $container := concat $value.containers ($value.initContainers | default list) }}
{{- range $mount := $container.volumeMounts }}
{{- if and $mount.subPath (eq $mount.name $volume.name) }}
{{- range $source := list "configMap" "secret" }}
{{- with get $volume $source }}
{{- $part := dict "items" (.items | default (list (dict "key" $mount.subPath))) }}
{{- include "host-names-chart.references" (list $found $app $source (merge $part .)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
