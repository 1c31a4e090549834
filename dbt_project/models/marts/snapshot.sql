with

kept as (

    select * from {{ source('landing', 'kept_snapshot') }}

),

published as (

    select
        kept.snapshot_id,
        kept.as_of,
        kept.seq,
        kept.known_at,
        kept.published_at,
        kept.actor,
        kept.supersedes,
        kept.is_this

    from kept

)

select * from published
