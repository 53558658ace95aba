{{/* Name of an app's object, cut to the longest length allowed and starting with a letter. Arguments: root context, app, longest length, suffix of an additional object. */}}
{{- define "api-forge.fullname" -}}
{{- $release := (index . 0).Release.Name | replace "." "-" -}}
{{- $app := index . 1 | replace "." "-" -}}
{{- prepend (slice . 3) $app | join "-" | replace "." "-" -}}
{{- end }}

{{/* Labels that select an app's pods; they never change. Arguments: root context, app, component. */}}
{{- define "api-forge.selectorLabels" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/instance: {{ (index . 0).Release.Name | quote }}
app.kubernetes.io/component: {{ index . 2 }}
{{- end }}

{{/* Version of what runs. Arguments: root context, image values; and if the declared tag is not the version: that tag, the version. */}}
{{- define "api-forge.version" -}}
{{- $image := index . 1 -}}
{{- if and (gt (len .) 2) (eq (toString $image.tag) (index . 2)) -}}
{{ index . 3 }}
{{- else -}}
{{ $image.tag | default (index . 0).Chart.AppVersion }}
{{- end -}}
{{- end }}

{{/* Labels of an object. Arguments: root context, app, component, those of the helper `version`. */}}
{{- define "api-forge.labels" -}}
{{ include "api-forge.selectorLabels" . }}
app.kubernetes.io/version: {{ include "api-forge.version" (prepend (slice . 3) (index . 0)) | replace "+" "_" | trunc 63 | regexFind "[A-Za-z0-9](.*[A-Za-z0-9])?" | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
app.kubernetes.io/part-of: {{ (index . 0).Chart.Name }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version | replace "+" "_" | trunc 63 | regexFind "^.*[A-Za-z0-9]" | quote }}
{{- end }}

{{/* Labels of an app's pods. Additional labels never override the selector labels. Arguments: root context, app, component, additional labels. */}}
{{- define "api-forge.podLabels" -}}
{{ include "api-forge.selectorLabels" . }}
{{- range $name, $value := omit (index . 3) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{ $name | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* Image reference. Arguments: root context, image values. */}}
{{- define "api-forge.image" -}}
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
{{- define "api-forge.pullPolicy" -}}
{{ (index . 1).pullPolicy | default (ternary "Always" "IfNotPresent" (hasSuffix ":latest" (include "api-forge.image" .))) }}
{{- end }}

{{/* Secrets used to pull images, each once. Argument: a list of names, or of {name: …} as other charts write them. */}}
{{- define "api-forge.pullSecrets" -}}
{{- $names := list -}}
{{- range . }}{{ $names = append $names (kindIs "map" . | ternary . (dict "name" .) | dig "name" "") }}{{ end -}}
{{- range uniq $names }}
- name: {{ . | quote }}
{{- end }}
{{- end }}

{{/* Hosts and ports of the enabled apps by name; the main port also has an entry without a name. Argument: root context. */}}
{{- define "api-forge.services" -}}
{{- if .Values.apps.postgres.enabled }}
"postgres":
  host: {{ include "api-forge.fullname" (list $ "postgres" 63) | quote }}
  ports:
    "": "5432"
    postgresql: "5432"
{{- end }}
{{- if .Values.apps.redis.enabled }}
"redis":
  host: {{ include "api-forge.fullname" (list $ "redis" 63) | quote }}
  ports:
    "": "6379"
    redis: "6379"
{{- end }}
{{- if and .Values.apps.temporal.enabled $.Values.apps.postgres.enabled }}
"temporal":
  host: {{ include "api-forge.fullname" (list $ "temporal" 63) | quote }}
  ports:
    "": "7233"
    grpc: "7233"
{{- end }}
{{- end }}

{{/* Environment variables as a list. Arguments: root context, values by name: a string, {valueFrom: …} or {app: …, value: …}. */}}
{{- define "api-forge.env" -}}
{{- $seen := dict }}
{{- $services := include "api-forge.services" (index . 0) | fromYaml }}
{{- range $name, $_ := index . 1 }}
{{- include "api-forge.variable" (list $seen (index $ 1) $name $services) }}
{{- end }}
{{- end }}

{{/* A variable, after those that its text mentions as $(NAME): Kubernetes replaces only what comes earlier in the list. Arguments: how far each variable is, values by name, name, Services. */}}
{{- define "api-forge.variable" -}}
{{- $seen := index . 0 }}
{{- $env := index . 1 }}
{{- $name := index . 2 }}
{{- $value := index $env $name }}
{{- $isSet := true }}
{{- if and (kindIs "map" $value) (hasKey $value "app") }}
  {{- with get (index . 3) $value.app }}
    {{- $port := get .ports ($value.port | default "") }}
    {{- if and (not $port) (contains "{port}" $value.value) }}{{ fail (printf "env.%s: the Service of %s has no such port" $name $value.app) }}{{ end }}
    {{- $value = $value.value | replace "{host}" .host | replace "{port}" $port }}
  {{- else }}
    {{- $isSet = hasKey $value "fallback" }}
    {{- $value = $value.fallback }}
  {{- end }}
{{- end }}
{{- if and $isSet (not (hasKey $seen $name)) }}
{{- $_ := set $seen $name "begun" }}
{{- range kindIs "string" $value | ternary (regexFindAll `\$\$|\$\([^)]*\)` (toString $value) -1) list }}
  {{- $other := trimPrefix "$(" . | trimSuffix ")" }}
  {{- if and (hasKey $env $other) (ne $other $name) }}
    {{- if eq (get $seen $other) "begun" }}{{ fail (printf "env.%s: $(%s) is a variable that itself needs %s" $name $other $name) }}{{ end }}
    {{- include "api-forge.variable" (list $seen $env $other (index $ 3)) }}
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
{{- define "api-forge.amount" -}}
{{- $suffix := toString . | regexFind "[A-Za-z]*$" -}}
{{- $factor := dict "n" 1e-9 "u" 1e-6 "m" 1e-3 "k" 1e3 "M" 1e6 "G" 1e9 "T" 1e12 "P" 1e15 "E" 1e18 "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "Ti" 1099511627776 "Pi" 1125899906842624 "Ei" 1152921504606846976 -}}
{{- mulf (toString . | trimSuffix $suffix) (get $factor $suffix | default 1) -}}
{{- end }}

{{/* Fails if the resources of a container do not fit each other. Arguments: their place in values, the resources. */}}
{{- define "api-forge.checkResources" -}}
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
{{- $amount := include "api-forge.amount" $quantity | float64 -}}
{{- $most := include "api-forge.amount" $limit | float64 -}}
{{- $isPages := hasPrefix "hugepages-" $resource -}}
{{- $isExclusive := or $isPages (contains "/" $resource) -}}
{{- $unit := $isPages | ternary (trimPrefix "hugepages-" $resource) "1" -}}
{{- $count := divf $amount (include "api-forge.amount" $unit) -}}
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

{{/*
Annotations of a claim; nothing if Helm leaves the claim as it is.
Helm waits for a claim until it is bound, which often takes a pod that mounts it. If there is no such pod yet, a hook creates the
claim, since Helm does not wait for claims of hooks, and nothing ever deletes it. It joins the release once it has to grow.
Without a cluster, as in `helm template`, every claim is an ordinary object.
Arguments: root context, name, size, whether the claim outlives the release, whether no pod mounts it.
*/}}
{{- define "api-forge.claim" -}}
{{- $release := (index . 0).Release }}
{{- $claims := lookup "v1" "PersistentVolumeClaim" $release.Namespace "" }}
{{- $claim := dict }}
{{- range $claims.items }}{{ if eq .metadata.name (index $ 1) }}{{ $claim = . }}{{ end }}{{ end }}
{{- $annotations := dig "metadata" "annotations" dict $claim }}
{{- $ofHook := eq (dig "app.kubernetes.io/created-by" "" $annotations) "helm-hook" }}
{{- $isOutside := and $ofHook (not (hasKey $annotations "helm.sh/resource-policy")) }}
{{- $isBound := eq (dig "status" "phase" "" $claim) "Bound" }}
{{- $isResized := ne (dig "spec" "resources" "requests" "storage" "" $claim) (index . 2) }}
{{- if and $claims (not $claim) (index . 4) }}
app.kubernetes.io/created-by: helm-hook
helm.sh/hook: pre-install,pre-upgrade
helm.sh/hook-delete-policy: hook-failed
helm.sh/hook-weight: "-1001"
meta.helm.sh/release-name: {{ $release.Name | quote }}
meta.helm.sh/release-namespace: {{ $release.Namespace | quote }}
{{- else if $ofHook }}
{{- if or (not $isOutside) (and $isBound $isResized) }}
app.kubernetes.io/created-by: helm-hook
helm.sh/resource-policy: keep
{{- end }}
{{- else }}
{{- (index . 3) | ternary (dict "helm.sh/resource-policy" "keep") dict | toYaml }}
{{- end }}
{{- end }}

{{/*
The data of a Secret, or the spec of a claim, that Helm has kept for this release; nothing if there is none. It stays in the release
while its app is off: Helm 3 cannot roll back to an object that it finds in the cluster, but not in the release.
Arguments: root context, kind, name.
*/}}
{{- define "api-forge.kept" -}}
{{- $release := (index . 0).Release }}
{{- $object := lookup "v1" (index . 1) $release.Namespace (index . 2) | default dict }}
{{- $annotations := dig "metadata" "annotations" dict $object }}
{{- $isOwned := eq (dig "meta.helm.sh/release-name" "" $annotations) $release.Name }}
{{- if and $isOwned (eq (dig "helm.sh/resource-policy" "" $annotations) "keep") }}
{{- coalesce $object.data $object.spec | toYaml }}
{{- end }}
{{- end }}

{{/* Data of a ConfigMap. Argument: values by key. */}}
{{- define "api-forge.data" -}}
{{- range $key, $value := . }}
{{ $key | quote }}: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- end }}

{{/* Labels or annotations of an object. Arguments: maps; earlier maps take precedence. */}}
{{- define "api-forge.merged" -}}
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

{{/* Adds the Secrets and ConfigMaps to which a pod refers to a map: `<kind> <name>` to their keys and the apps that need them. Arguments: the map, app, workload. */}}
{{- define "api-forge.needs" -}}
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
{{- include "api-forge.references" (list $found $app "" $referring) }}
{{- /* In a volume of all keys, a sub path is a key. */}}
{{- range $volume := $pod.volumes }}
{{- range $source, $all := pick $volume "configMap" "secret" }}
{{- range $container := $containers }}
{{- range $mount := $container.volumeMounts }}
{{- if and $mount.subPath (eq $mount.name $volume.name) }}
{{- $part := dict "items" ($all.items | default (list (dict "key" $mount.subPath))) }}
{{- include "api-forge.references" (list $found $app $source (merge $part $all)) }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* Adds those to which a value refers. Arguments: the map, app, key of the value, value. */}}
{{- define "api-forge.references" -}}
{{- $found := index . 0 }}
{{- $app := index . 1 }}
{{- $key := index . 2 }}
{{- $value := index . 3 }}
{{- $secrets := list "imagePullSecrets" "nodePublishSecretRef" "secret" "secretKeyRef" "secretRef" }}
{{- $isSecret := has $key $secrets }}
{{- if kindIs "slice" $value }}
{{- range $value }}{{ include "api-forge.references" (list $found $app $key .) }}{{ end }}
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
{{- if or (kindIs "map" $child) (kindIs "slice" $child) }}{{ include "api-forge.references" (list $found $app $name $child) }}{{ end }}
{{- end }}
{{- end }}
{{- end }}
