/** The functions that Kubernetes adds to CEL. */
import type { FunctionGroup } from "./function_group.ts";

export const KUBERNETES_FUNCTIONS: readonly FunctionGroup[] = [
  {
    name: "Kubernetes: lists",
    since: "1.25",
    examples: {
      isSorted: "[1, 2].isSorted() && !['b', 'a'].isSorted()",
      sum: "[1, 2].sum() == 3",
      min: "[2, 1].min() == 1",
      max: "[2, 1].max() == 2",
      "indexOf (lists)": "[1, 2].indexOf(2) == 1",
      "lastIndexOf (lists)": "[1, 2, 1].lastIndexOf(1) == 2",
    },
  },
  {
    name: "Kubernetes: regular expressions",
    since: "1.25",
    examples: {
      find: "'abc 123'.find('[0-9]+') == '123'",
      findAll: "'1 2 3'.findAll('[0-9]') == ['1', '2', '3'] && '1 2 3'.findAll('[0-9]', 1) == ['1']",
    },
  },
  {
    name: "Kubernetes: URLs",
    since: "1.25",
    examples: {
      url: "url('https://example.com:80/a?b=c') == url('https://example.com:80/a?b=c')",
      isURL: "isURL('https://example.com') && isURL('/a') && !isURL('a')",
      getScheme: "url('https://example.com').getScheme() == 'https'",
      getHost: "url('https://example.com:80/').getHost() == 'example.com:80'",
      getHostname: "url('https://[::1]:80/').getHostname() == '::1'",
      getPort: "url('https://example.com:80/').getPort() == '80'",
      getEscapedPath: "url('https://example.com/with space').getEscapedPath() == '/with%20space'",
      getQuery: "url('https://example.com/?a=1&a=2').getQuery() == {'a': ['1', '2']}",
    },
  },
  {
    name: "Kubernetes: quantities",
    since: "1.29",
    examples: {
      quantity: "quantity('1Ki') == quantity('1024')",
      isQuantity: "isQuantity('1.5Gi') && !isQuantity('1.5 Gi')",
      sign: "sign(quantity('-1')) == -1",
      isInteger: "quantity('1.5k').isInteger() && !quantity('2000m').isInteger() && !quantity('1.5Ki').isInteger()",
      asInteger: "quantity('2k').asInteger() == 2000",
      asApproximateFloat: "quantity('500m').asApproximateFloat() == 0.5",
      add: "quantity('1Gi').add(quantity('1Gi')) == quantity('2Gi') && quantity('1').add(1) == quantity('2')",
      sub: "quantity('1').sub(quantity('500m')) == quantity('0.5') && quantity('2').sub(1) == quantity('1')",
      compareTo: "quantity('1').compareTo(quantity('2')) == -1",
      isGreaterThan: "quantity('1Gi').isGreaterThan(quantity('1G'))",
      isLessThan: "quantity('100m').isLessThan(quantity('1'))",
    },
  },
  {
    name: "Kubernetes: IP addresses",
    since: "1.31",
    examples: {
      ip: "ip('127.0.0.1') == ip('127.0.0.1')",
      isIP: "isIP('::1') && !isIP('::ffff:1.2.3.4') && !isIP('1.2.3')",
      "ip.isCanonical": "ip.isCanonical('::1') && !ip.isCanonical('0:0::1')",
      family: "ip('::1').family() == 6",
      isUnspecified: "ip('0.0.0.0').isUnspecified()",
      isLoopback: "ip('127.0.0.1').isLoopback() && ip('::1').isLoopback()",
      isLinkLocalMulticast: "ip('224.0.0.1').isLinkLocalMulticast() && ip('ff02::1').isLinkLocalMulticast()",
      isLinkLocalUnicast: "ip('169.254.1.1').isLinkLocalUnicast() && ip('fe80::1').isLinkLocalUnicast()",
      isGlobalUnicast: "ip('10.0.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast()",
      "string (IP addresses)": "string(ip('0:0::1')) == '::1'",
    },
  },
  {
    name: "Kubernetes: CIDR",
    since: "1.31",
    examples: {
      cidr: "cidr('10.0.0.0/8') == cidr('10.0.0.0/8')",
      isCIDR: "isCIDR('10.0.0.1/8') && !isCIDR('10.0.0.1')",
      containsIP: "cidr('10.0.0.0/8').containsIP('10.1.2.3') && cidr('10.0.0.0/8').containsIP(ip('10.1.2.3'))",
      containsCIDR:
        "cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16') && !cidr('10.0.0.0/8').containsCIDR(cidr('0.0.0.0/0'))",
      "ip (CIDR)": "cidr('10.1.2.3/8').ip() == ip('10.1.2.3')",
      prefixLength: "cidr('10.0.0.0/8').prefixLength() == 8",
      masked: "cidr('10.1.2.3/8').masked() == cidr('10.0.0.0/8')",
      "string (CIDR)": "string(cidr('10.1.2.3/8')) == '10.1.2.3/8'",
    },
  },
  {
    name: "Kubernetes: formats",
    since: "1.32",
    examples: {
      "format.named": "format.named('uuid').hasValue() && !format.named('x').hasValue()",
      validate: "!format.dns1123Label().validate('a-b').hasValue() && format.dns1123Label().validate('a_b').hasValue()",
      "format.dns1123Label": "format.dns1123Label().validate('A').hasValue()",
      "format.dns1123Subdomain": "!format.dns1123Subdomain().validate('a.b').hasValue()",
      "format.dns1035Label": "format.dns1035Label().validate('1a').hasValue()",
      "format.qualifiedName": "!format.qualifiedName().validate('example.com/a_b').hasValue()",
      "format.dns1123LabelPrefix": "!format.dns1123LabelPrefix().validate('a-').hasValue()",
      "format.dns1123SubdomainPrefix": "!format.dns1123SubdomainPrefix().validate('a.b-').hasValue()",
      "format.dns1035LabelPrefix": "!format.dns1035LabelPrefix().validate('a-').hasValue()",
      "format.labelValue":
        "!format.labelValue().validate('').hasValue() && format.labelValue().validate('a b').hasValue()",
      "format.uri": "!format.uri().validate('https://example.com').hasValue() && format.uri().validate('a').hasValue()",
      "format.uuid": "!format.uuid().validate('123e4567-e89b-12d3-a456-426614174000').hasValue()",
      "format.byte": "!format.byte().validate('aGVsbG8=').hasValue() && format.byte().validate('a').hasValue()",
      "format.date":
        "!format.date().validate('2024-02-29').hasValue() && format.date().validate('2023-02-29').hasValue()",
      "format.datetime": "!format.datetime().validate('2024-01-01T00:00:00Z').hasValue()",
    },
  },
  {
    name: "Kubernetes: semantic versions",
    since: "1.34",
    examples: {
      semver: "semver('1.2.3') == semver('1.2.3') && semver('v01.2', true) == semver('1.2.0')",
      isSemver: "isSemver('1.2.3-rc.1') && !isSemver('v1.2.3') && isSemver('v1.2', true)",
      major: "semver('1.2.3').major() == 1",
      minor: "semver('1.2.3').minor() == 2",
      patch: "semver('1.2.3').patch() == 3",
      "compareTo (versions)": "semver('1.2.3').compareTo(semver('1.10.0')) == -1",
      "isGreaterThan (versions)": "semver('1.2.3').isGreaterThan(semver('1.2.3-rc.1'))",
      "isLessThan (versions)": "semver('1.2.3').isLessThan(semver('2.0.0'))",
    },
  },
];
