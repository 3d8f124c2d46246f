using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>Whether a written table replaces the old one or is merged into it.</summary>
[JsonConverter(typeof(WireEnumConverter<MergeStrategy>))]
public enum MergeStrategy
{
    Replace,
    Upsert,
}
