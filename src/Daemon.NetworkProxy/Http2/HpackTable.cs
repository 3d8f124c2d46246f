namespace Daemon.NetworkProxy.Http2;

/// <summary>The static and the dynamic table of one direction of a connection (RFC 7541, 2.3 and appendix A). Not thread-safe.</summary>
internal sealed class HpackTable
{
    /// <summary>The size that a peer may count on, in the bytes of RFC 7541, 4.1. We never announce another.</summary>
    public const int MaxSize = 4096;

    private const int EntryOverhead = 32;

    private static readonly (string Name, string Value)[] Static =
    [
        (":authority", ""), (":method", "GET"), (":method", "POST"), (":path", "/"),
        (":path", "/index.html"), (":scheme", "http"), (":scheme", "https"), (":status", "200"),
        (":status", "204"), (":status", "206"), (":status", "304"), (":status", "400"),
        (":status", "404"), (":status", "500"), ("accept-charset", ""), ("accept-encoding", "gzip, deflate"),
        ("accept-language", ""), ("accept-ranges", ""), ("accept", ""), ("access-control-allow-origin", ""),
        ("age", ""), ("allow", ""), ("authorization", ""), ("cache-control", ""),
        ("content-disposition", ""), ("content-encoding", ""), ("content-language", ""), ("content-length", ""),
        ("content-location", ""), ("content-range", ""), ("content-type", ""), ("cookie", ""),
        ("date", ""), ("etag", ""), ("expect", ""), ("expires", ""),
        ("from", ""), ("host", ""), ("if-match", ""), ("if-modified-since", ""),
        ("if-none-match", ""), ("if-range", ""), ("if-unmodified-since", ""), ("last-modified", ""),
        ("link", ""), ("location", ""), ("max-forwards", ""), ("proxy-authenticate", ""),
        ("proxy-authorization", ""), ("range", ""), ("referer", ""), ("refresh", ""),
        ("retry-after", ""), ("server", ""), ("set-cookie", ""), ("strict-transport-security", ""),
        ("transfer-encoding", ""), ("user-agent", ""), ("vary", ""), ("via", ""),
        ("www-authenticate", ""),
    ];

    private readonly LinkedList<(string Name, string Value)> _dynamic = new();
    private int _size;
    private int _limit = MaxSize;

    /// <param name="index">From 1.</param>
    /// <exception cref="HpackException">There is no such entry.</exception>
    public (string Name, string Value) this[int index]
    {
        get
        {
            if (index < 1 || index > Static.Length + _dynamic.Count)
            {
                throw new HpackException("A header index does not exist.");
            }

            return index <= Static.Length ? Static[index - 1] : _dynamic.ElementAt(index - Static.Length - 1);
        }
    }

    public void Add(string name, string value)
    {
        _dynamic.AddFirst((name, value));
        _size += Size((name, value));
        Evict();
    }

    /// <exception cref="HpackException">The peer takes more than it was given.</exception>
    public void Resize(int limit)
    {
        _limit = limit <= MaxSize ? limit : throw new HpackException("The header table is larger than announced.");
        Evict();
    }

    private static int Size((string Name, string Value) entry) => entry.Name.Length + entry.Value.Length + EntryOverhead;

    private void Evict()
    {
        while (_size > _limit)
        {
            _size -= Size(_dynamic.Last!.Value);
            _dynamic.RemoveLast();
        }
    }
}
