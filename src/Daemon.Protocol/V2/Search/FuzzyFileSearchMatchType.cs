using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Search;

/// <summary>What kind of entry matched.</summary>
[JsonConverter(typeof(WireEnumConverter<FuzzyFileSearchMatchType>))]
public enum FuzzyFileSearchMatchType
{
    File,
    Directory,
}
