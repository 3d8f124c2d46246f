namespace Daemon.Protocol.V2.Search;

/// <summary>What kind of entry matched.</summary>
public enum FuzzyFileSearchMatchType
{
    File,
    Directory,
}
