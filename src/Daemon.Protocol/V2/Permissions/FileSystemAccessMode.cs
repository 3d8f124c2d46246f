using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>What is allowed at a path.</summary>
[JsonConverter(typeof(WireEnumConverter<FileSystemAccessMode>))]
public enum FileSystemAccessMode
{
    Read,
    Write,
    Deny,
}
