namespace Daemon.Protocol.V2.Models;

/// <summary>The provider of Google Cloud.</summary>
public enum GcpProviderId
{
    Gcp,
}
