/** Names of ports by their numbers: service meshes choose the protocol of a connection by the name of the port. */

/** IANA, "Service Name and Transport Protocol Port Number Registry", in the words of each server's documentation. */
const NAMES: Readonly<Record<number, string>> = {
  22: "ssh",
  25: "smtp",
  53: "dns",
  389: "ldap",
  443: "https",
  465: "smtps",
  587: "smtp",
  636: "ldaps",
  1433: "mssql",
  1521: "oracle",
  1883: "mqtt",
  2181: "zookeeper",
  2379: "etcd",
  3306: "mysql",
  4222: "nats",
  5432: "postgresql",
  5671: "amqps",
  5672: "amqp",
  6379: "redis",
  8443: "https",
  8883: "mqtts",
  9042: "cassandra",
  9092: "kafka",
  11211: "memcached",
  27017: "mongo",
  50051: "grpc",
};

/** The usual name of a port that serves metrics, and nothing else. */
export const METRICS_PORT = "metrics";

/** The name of an app's only port, if it has none. */
export function portName(port: number): string {
  return NAMES[port] ?? "http";
}
