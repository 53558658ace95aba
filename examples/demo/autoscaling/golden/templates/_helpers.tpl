{{/* Name of an app's object, cut to the longest length allowed and starting with a letter. Arguments: root context, app, longest length, suffix of an additional object. */}}
{{- define "autoscaling-chart.fullname" -}}
{{- $release := (index . 0).Release.Name | replace "." "-" -}}
{{- $app := index . 1 | replace "." "-" -}}
{{- $name := prepend (slice . 3) (eq $release $app | ternary $app (printf "%s-%s" $release $app)) | join "-" | replace "." "-" -}}
{{- if regexMatch "^[0-9]" $name }}{{ $name = printf "r%s" $name }}{{ end -}}
{{- $longest := index . 2 -}}
{{- if gt (len $name) $longest }}{{ $name = printf "%s-%s" ($name | trunc (sub $longest 9 | int) | trimSuffix "-") ($name | sha256sum | trunc 8) }}{{ end -}}
{{- $name -}}
{{- end }}

{{/* Labels that select an app's pods; they never change. Arguments: root context, app, component. */}}
{{- define "autoscaling-chart.selectorLabels" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
app.kubernetes.io/component: {{ index . 2 }}
{{- end }}

{{/* Version of what runs. Arguments: root context, image values; and if the declared tag is not the version: that tag, the version. */}}
{{- define "autoscaling-chart.version" -}}
{{- $image := index . 1 -}}
{{- if and (gt (len .) 2) (eq (toString $image.tag) (index . 2)) -}}
{{ index . 3 }}
{{- else -}}
{{ $image.tag | default (index . 0).Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* Labels of an object. Arguments: root context, app, component, those of the helper `version`. */}}
{{- define "autoscaling-chart.labels" -}}
{{ include "autoscaling-chart.selectorLabels" . }}
app.kubernetes.io/version: {{ include "autoscaling-chart.version" (prepend (slice . 3) (index . 0)) | replace "+" "_" | trunc 63 | regexFind "[A-Za-z0-9](.*[A-Za-z0-9])?" | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
app.kubernetes.io/part-of: {{ (index . 0).Chart.Name }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version | replace "+" "_" | trunc 63 | regexFind "^.*[A-Za-z0-9]" | quote }}
{{- end }}

{{/* Labels of an app's pods. Additional labels never override the selector labels. Arguments: root context, app, component, additional labels. */}}
{{- define "autoscaling-chart.podLabels" -}}
{{ include "autoscaling-chart.selectorLabels" . }}
{{- range $name, $value := omit (index . 3) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{ $name | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Image reference. Arguments: root context, image values. */}}
{{- define "autoscaling-chart.image" -}}
{{- $image := index . 1 -}}
{{- $repository := $image.repository -}}
{{- /* A port can only stand at the start. */ -}}
{{- with (index . 0).Values.global.imageRegistry }}{{ $repository = printf "%s/%s" . (regexReplaceAll ":[0-9]+/" $repository "/") }}{{ end -}}
{{- if $image.digest -}}
{{ $repository }}@{{ $image.digest }}
{{- else -}}
{{ $repository }}:{{ $image.tag | default (index . 0).Chart.AppVersion | replace "+" "_" }}
{{- end -}}
{{- end }}

{{/* When a node pulls an image. Kubernetes would not change its decision with the tag. Arguments: root context, image values. */}}
{{- define "autoscaling-chart.pullPolicy" -}}
{{ (index . 1).pullPolicy | default (ternary "Always" "IfNotPresent" (hasSuffix ":latest" (include "autoscaling-chart.image" .))) }}
{{- end }}

{{/* Secrets used to pull images, each once. Argument: a list of names, or of {name: …} as other charts write them. */}}
{{- define "autoscaling-chart.pullSecrets" -}}
{{- $names := list -}}
{{- range . }}{{ $names = append $names (kindIs "map" . | ternary . (dict "name" .) | dig "name" "") }}{{ end -}}
{{- range uniq $names }}
- name: {{ . | quote }}
{{- end }}
{{- end }}

{{/* Environment variables as a list. Arguments: root context, values by name: a string or {valueFrom: …}. */}}
{{- define "autoscaling-chart.env" -}}
{{- $seen := dict }}
{{- range $name, $_ := index . 1 }}
{{- include "autoscaling-chart.variable" (list $seen (index $ 1) $name) }}
{{- end }}
{{- end }}

{{/* A variable, after those that its text mentions as $(NAME): Kubernetes replaces only what comes earlier in the list. Arguments: how far each variable is, values by name, name. */}}
{{- define "autoscaling-chart.variable" -}}
{{- $seen := index . 0 }}
{{- $env := index . 1 }}
{{- $name := index . 2 }}
{{- $value := index $env $name }}
{{- if not (hasKey $seen $name) }}
{{- $_ := set $seen $name "begun" }}
{{- range kindIs "string" $value | ternary (regexFindAll `\$\$|\$\([^)]*\)` (toString $value) -1) list }}
  {{- $other := trimPrefix "$(" . | trimSuffix ")" }}
  {{- if and (hasKey $env $other) (ne $other $name) }}
    {{- if eq (get $seen $other) "begun" }}{{ fail (printf "env.%s: $(%s) is a variable that itself needs %s" $name $other $name) }}{{ end }}
    {{- include "autoscaling-chart.variable" (list $seen $env $other) }}
  {{- end }}
{{- end }}
{{- $_ := set $seen $name "done" }}
- name: {{ $name | quote }}
  {{- if kindIs "map" $value }}
  {{- toYaml $value | nindent 2 }}
  {{- else }}
  value: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
  {{- end }}
{{- end }}
{{- end }}

{{/* A quantity, like 100m or 1Gi, as a number. Argument: the quantity. */}}
{{- define "autoscaling-chart.amount" -}}
{{- $suffix := toString . | regexFind "[A-Za-z]*$" -}}
{{- $factor := dict "n" 1e-9 "u" 1e-6 "m" 1e-3 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "P" 1e15 "E" 1e18 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 "Ei" 1152921504606846976 -}}
{{- mulf (toString . | trimSuffix $suffix) (get $factor $suffix | default 1) -}}
{{- end }}

{{/* Fails if the resources of a container do not fit each other. Arguments: their place in values, the resources. */}}
{{- define "autoscaling-chart.checkResources" -}}
{{- $limits := (index . 1).limits | default dict -}}
{{- $requests := (index . 1).requests | default dict -}}
{{- $all := concat (keys $limits) (keys $requests) -}}
{{- if and (contains "hugepages-" (join " " $all)) (not (or (has "cpu" $all) (has "memory" $all))) -}}
{{- fail (printf "%s: has huge pages alone; expected cpu or memory next to them. Fix: add memory" (index . 0)) -}}
{{- end -}}
{{- range $list, $amounts := dict "limits" $limits "requests" $requests -}}
{{- range $resource, $quantity := $amounts -}}
{{- $place := printf "%s.%s.%s" (index $ 0) $list $resource -}}
{{- $limit := get $limits $resource -}}
{{- $amount := include "autoscaling-chart.amount" $quantity | float64 -}}
{{- $most := include "autoscaling-chart.amount" $limit | float64 -}}
{{- $isPages := hasPrefix "hugepages-" $resource -}}
{{- $isExclusive := or $isPages (contains "/" $resource) -}}
{{- $unit := $isPages | ternary (trimPrefix "hugepages-" $resource) "1" -}}
{{- $count := divf $amount (include "autoscaling-chart.amount" $unit) -}}
{{- if and (or $isExclusive (has $resource (list "ephemeral-storage" "memory"))) (ne $count (floor $count)) -}}
{{- fail (printf "%s: is a fraction (got %v); expected a multiple of %s. Fix: round it" $place $quantity $unit) -}}
{{- else if and $isExclusive (ne $amount $most) -}}
{{- fail (printf "%s: is not the limit (got %v); expected an equal limit, because pods cannot share this resource. Fix: write only the limit, which is then also the request" $place $quantity) -}}
{{- else if and (hasKey $limits $resource) (gt $amount $most) -}}
{{- fail (printf "%s: is more than the limit (got %v); expected at most %v. Fix: lower the request or raise the limit" $place $quantity $limit) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* Adds the Secrets and ConfigMaps to which a pod refers to a map: `<kind> <name>` to their keys and the apps that need them. Arguments: the map, app, workload. */}}
{{- define "autoscaling-chart.needs" -}}
{{- $found := index . 0 }}
{{- $app := index . 1 }}
{{- $pod := (index . 2).spec }}
{{- with $pod.jobTemplate }}{{ $pod = .spec }}{{ end }}
{{- with $pod.template }}{{ $pod = .spec }}{{ end }}
{{- $containers := concat ($pod.containers | default list) ($pod.initContainers | default list) }}
{{- $referring := list (pick $pod "imagePullSecrets") $pod.volumes }}
{{- range $containers }}
{{- $referring = append $referring .envFrom }}
{{- range .env }}{{ with .valueFrom }}{{ $referring = append $referring . }}{{ end }}{{ end }}
{{- end }}
{{- include "autoscaling-chart.references" (list $found $app "" $referring) }}
{{- /* In a volume of all keys, a sub path is a key. */}}
{{- range $volume := $pod.volumes }}
{{- range $source, $all := pick $volume "configMap" "secret" }}
{{- range $container := $containers }}
{{- range $mount := $container.volumeMounts }}
{{- if and $mount.subPath (eq $mount.name $volume.name) }}
{{- $part := dict "items" ($all.items | default (list (dict "key" $mount.subPath))) }}
{{- include "autoscaling-chart.references" (list $found $app $source (merge $part $all)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Adds those to which a value refers. Arguments: the map, app, key of the value, value. */}}
{{- define "autoscaling-chart.references" -}}
{{- $found := index . 0 }}
{{- $app := index . 1 }}
{{- $key := index . 2 }}
{{- $value := index . 3 }}
{{- $secrets := list "imagePullSecrets" "nodePublishSecretRef" "secret" "secretKeyRef" "secretRef" }}
{{- $isSecret := has $key $secrets }}
{{- if kindIs "slice" $value }}
{{- range $value }}{{ include "autoscaling-chart.references" (list $found $app $key .) }}{{ end }}
{{- else if not (kindIs "map" $value) }}
{{- else if or $isSecret (has $key (list "configMap" "configMapKeyRef" "configMapRef")) }}
{{- $name := $value.secretName | default $value.name }}
{{- $id := printf "%s %s" (ternary "Secret" "ConfigMap" $isSecret) $name }}
{{- if and $name (not $value.optional) }}
{{- $keys := list $value.key }}
{{- range $value.items }}{{ $keys = append $keys .key }}{{ end }}
{{- $known := get $found $id | default (dict "keys" list "apps" list) }}
{{- $_ := set $found $id (dict "keys" (concat $known.keys $keys | compact | uniq) "apps" (append $known.apps $app | uniq)) }}
{{- end }}
{{- else }}
{{- range $name, $child := $value }}
{{- if or (kindIs "map" $child) (kindIs "slice" $child) }}{{ include "autoscaling-chart.references" (list $found $app $name $child) }}{{ end }}
{{- end }}
{{- end }}
{{- end }}

{{/*
Number of pods of an autoscaled app in the cluster, until the autoscaler has changed it: without it, an upgrade that switches autoscaling
on would drop the app to one pod, the API server's default. A client-side apply always needs it, a server-side one only while it owns the
field: later it would be a conflict. Empty without a cluster and at installation. Arguments: root context, kind, name.
*/}}
{{- define "autoscaling-chart.currentReplicas" -}}
{{- $workload := lookup "apps/v1" (index . 1) (index . 0).Release.Namespace (index . 2) | default dict -}}
{{- $isOwned := true -}}
{{- range dig "metadata" "managedFields" list $workload -}}
{{- $spec := dig "fieldsV1" "f:spec" dict . -}}
{{- if and (eq .operation "Apply") (hasKey $spec "f:selector") }}{{ $isOwned = hasKey $spec "f:replicas" }}{{ end -}}
{{- end -}}
{{- if $isOwned }}{{ dig "spec" "replicas" "" $workload }}{{ end -}}
{{- end }}

{{/* Fails if a container of an app requests none of a resource whose utilization its autoscaler scales on. Arguments: app, its values, resource. */}}
{{- define "autoscaling-chart.checkRequest" -}}
{{- $resource := index . 2 -}}
{{- $path := printf "apps.%s" (index . 0) -}}
{{- $containers := dict $path (index . 1) -}}
{{- range $name, $sidecar := (index . 1).sidecars -}}
{{- with $sidecar }}{{ $_ := set $containers (printf "%s.sidecars.%s" $path $name) . }}{{ end -}}
{{- end -}}
{{- range $place, $container := $containers -}}
{{- $resources := $container.resources | default dict -}}
{{- if not (or (dig $resource "" ($resources.requests | default dict)) (dig $resource "" ($resources.limits | default dict))) -}}
{{- fail (printf "%s.resources: requests no %s, relative to which the app is scaled; expected requests.%s. Fix: set it, or remove the target of the autoscaler" $place $resource $resource) -}}
{{- end -}}
{{- end -}}
{{- end }}
